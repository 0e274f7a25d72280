// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.structExists;
import static org.jkdump.api.PyKdumpAPI.structSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.type.StructType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 15: every struct and union of the kernel, BTF against DWARF as pahole reads it")
@Oracle("pahole on DWARF")
class Row15StructsTest {
  @Test
  void everyMemberOfEveryStructLiesWhereDwarfSays() {
    Map<String, Set<String>> expected = Pahole.dwarf();
    Map<String, Set<String>> ours = ours();
    assertTrue(expected.size() > 5000, "pahole prints the kernel's structs: " + expected.size());
    Map<String, String> wrong = new TreeMap<>();
    expected.forEach(
        (name, layouts) -> {
          if (!ours.getOrDefault(name, Set.of()).containsAll(layouts)) {
            wrong.put(name, layouts + " but " + ours.get(name));
          }
        });
    System.out.println("row 15: " + expected.size() + " names compared with DWARF's");
    assertEquals(Map.of(), wrong, "structs that are different in DWARF or that BTF has not");
  }

  @Test
  void everyUnionIsAsLargeAsGdbSays() {
    List<StructType> unions =
        Dump.kernel().types().structs().stream()
            .filter(t -> t.kind() == TypeKind.UNION && Pahole.dwarf().containsKey(t.text()))
            .toList();
    assertTrue(unions.size() > 90, unions.size() + " unions");
    String[] questions =
        unions.stream()
            .map(t -> "gdb printf \"%d\", sizeof(" + t.text() + ")")
            .toArray(String[]::new);
    String[] sizes = Dump.crash(questions);
    for (int i = 0; i < sizes.length; i++) {
      assertEquals(sizes[i].strip(), Long.toString(unions.get(i).size()), unions.get(i).text());
    }
  }

  @Test
  void allThatShareATagAreReachable() {
    int several = 0;
    for (String name : ours().keySet()) {
      TypeKind kind = name.startsWith("union") ? TypeKind.UNION : TypeKind.STRUCT;
      String tag = name.substring(name.indexOf(' ') + 1);
      List<StructType> twins = Dump.kernel().types().structs(kind, tag);
      for (int i = 1; i < twins.size(); i++) {
        String numbered = kind.keyword() + " " + tag + "#" + (i + 1);
        assertEquals(twins.get(i), Dump.kernel().types().getStruct(numbered), numbered);
        several++;
      }
    }
    System.out.println("row 15: " + several + " structs whose tag another one has, too");
  }

  @Test
  void theFacadeSaysTheSame() {
    for (StructType type : Dump.kernel().types().structs()) {
      StructType first = Dump.kernel().types().structs(type.kind(), type.tag()).get(0);
      assertEquals(first.size(), structSize(first.text()), first.text());
    }
    assertEquals(-1, structSize("struct nowhere"));
    assertEquals(-1, structSize("nowhere"));
    assertEquals(-1, structSize("no type (at all"));
    assertEquals(structSize("struct spinlock"), structSize("spinlock_t"), "through a typedef");
    assertTrue(structExists("task_struct") && !structExists("struct nowhere"));
  }

  private static Map<String, Set<String>> ours() {
    Map<String, Set<String>> all = new TreeMap<>();
    for (StructType type : Dump.kernel().types().structs()) {
      all.computeIfAbsent(type.text(), t -> new TreeSet<>()).add(Pahole.layout(type));
    }
    return all;
  }
}
