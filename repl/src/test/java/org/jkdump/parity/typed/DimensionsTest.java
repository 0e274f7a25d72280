// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.typed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jkdump.generated.Array;
import org.jkdump.generated.KernelClass;
import org.jkdump.generated.StructField;
import org.jkdump.generated.TypedStruct;
import org.jkdump.kernel.Struct;
import org.jkdump.parity.Dump;
import org.jkdump.type.StructType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("the dimensions of generated classes' arrays, against GDB")
class DimensionsTest {
  private static final long ANYWHERE = 0xffff_8880_0000_1000L;
  private static final int SAMPLE = 60;

  @Test
  void ofVmlinuxsStructs() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("DimensionsTest: seed " + seed);
    List<String[]> several = new ArrayList<>();
    List<String[]> one = new ArrayList<>();
    for (String name : Classes.names()) {
      if (TypedStruct.class.isAssignableFrom(Classes.named(name))) {
        KernelClass.of(Classes.named(name)).fields().forEach(f -> collect(name, f, several, one));
      }
    }
    Collections.shuffle(several, new Random(seed));
    Collections.shuffle(one, new Random(seed));
    List<String[]> asked = new ArrayList<>(several.subList(0, Math.min(SAMPLE, several.size())));
    asked.addAll(one.subList(0, Math.min(SAMPLE, one.size())));
    String[] said = Dump.crash(asked.stream().map(row -> row[0]).toArray(String[]::new));
    int compared = 0;
    for (int i = 0; i < said.length; i++) {
      if (said[i].startsWith("type = ")) {
        assertEquals(dimensions(said[i]), asked.get(i)[1], asked.get(i)[0]);
        compared++;
      }
    }
    assertTrue(several.size() >= 5 && compared > SAMPLE, several.size() + " of several dimensions");
    System.out.printf(
        "typed: %d arrays of several dimensions, %d of one; %d compared with GDB%n",
        several.size(), one.size(), compared);
  }

  private static void collect(
      String name, StructField<?> field, List<String[]> several, List<String[]> one) {
    StructType type = Dump.kernel().types().getStruct(KernelClass.of(field.owner()).cName());
    boolean twin = Dump.kernel().types().structs(type.kind(), type.tag()).size() > 1;
    if (type.tag().isEmpty() || twin || type.tag().startsWith("jkdump_")) {
      return;
    }
    Struct struct = Classes.at(name, ANYWHERE);
    Method method = Classes.method(field.owner(), field);
    if (method.getReturnType() == Array.class
        && Classes.call(method, struct) instanceof Array<?> array) {
      String gdb = String.format("gdb whatis ((%s *)0)->%s", type.text(), field.name());
      String[] row = {gdb, dimensions(array.type_().text())};
      (array.lengths_().length > 1 ? several : one).add(row);
    }
  }

  private static String dimensions(String text) {
    String all = text.strip().replaceAll("\\(\\*[^)]*\\)\\([^)]*\\)", "");
    String found = all.replaceFirst("^.*?((\\[\\d*\\])+)\\)?.*$", "$1");
    return found.equals(all) ? "" : found.replace("[0]", "[]");
  }
}
