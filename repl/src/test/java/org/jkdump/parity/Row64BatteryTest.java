// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.eval;
import static org.jkdump.api.PyKdumpAPI.sym2addr;
import static org.jkdump.api.PyKdumpAPI.symbolExists;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@Tag("dump")
@DisplayName("row 64: the test module's whole battery: every object of it is what GDB prints")
@Oracle(
    value = "GDB's print of each object that the test module's README.md lists",
    untested =
        "where the module has BTF, dump_() shows its arrays of several dimensions flat; row 32 has"
            + " their elements")
class Row64BatteryTest {
  private static final Path README =
      Path.of(System.getProperty("jkdump.project"), "bridge/testbed/module/README.md");
  private static final List<String> SEVERAL_DIMENSIONS = List.of("jkdump_arrays", "jkdump_types");
  private static final Pattern ROW =
      Pattern.compile("\\| (`jkdump_[^|]*) \\| `([^`|]*)`[^|]*\\|.*");
  private static final Pattern NAME = Pattern.compile("`(jkdump_\\w+)`");

  @Test
  void everyStruct() throws IOException {
    Kernel kernel = TestModule.load();
    List<Executable> comparisons = new ArrayList<>();
    AtomicInteger scalars = new AtomicInteger();
    Map<String, String> structs = objects("(struct|union) \\w+");
    // Row 35 tests these: GDB cuts a text that is not UTF-8.
    structs.remove("jkdump_strings");
    if (!((Struct) eval("jkdump_arrays")).dump_().contains(".two = {{")) {
      structs.keySet().removeAll(SEVERAL_DIMENSIONS);
    }
    structs
        .keySet()
        .forEach(
            name ->
                comparisons.add(
                    () -> {
                      Struct struct = (Struct) eval(name);
                      String command =
                          String.format("%s %x", struct.type_().text(), struct.addr_());
                      String print = TestModule.crash(command)[0];
                      scalars.addAndGet(GdbPrint.compare(kernel, name, struct, print));
                    }));
    assertAll(comparisons);
    assertTrue(structs.size() > 35 && scalars.get() > 300, structs.size() + " structs, " + scalars);
  }

  @Test
  void everyNumber() throws IOException {
    Kernel kernel = TestModule.load();
    List<String> different = new ArrayList<>();
    int numbers = 0;
    for (Map.Entry<String, String> object :
        objects("(const )?[us]\\d+|.*\\b(int|long)").entrySet()) {
      String type = object.getValue();
      long address = sym2addr(object.getKey());
      String ours = kernel.value(type, address).big_().toString();
      String said = TestModule.crash(String.format("gdb output *(%s *)0x%x", type, address))[0];
      if (!GdbValue.plain(kernel, said.strip()).equals(ours)) {
        different.add(object + ": " + ours + ", GDB: " + said);
      }
      numbers++;
    }
    assertEquals(List.of(), different);
    assertTrue(numbers > 8, numbers + " numbers");
  }

  /**
   * Returns the objects of these types, with their types; per-CPU objects have no address of their
   * own.
   */
  private static Map<String, String> objects(String types) throws IOException {
    Map<String, String> objects = new LinkedHashMap<>();
    for (String line : Files.readAllLines(README)) {
      Matcher row = ROW.matcher(line);
      if (row.matches() && row.group(2).matches(types)) {
        Matcher name = NAME.matcher(row.group(1));
        while (name.find()) {
          if (symbolExists(name.group(1)) && !name.group(1).startsWith("jkdump_percpu")) {
            objects.put(name.group(1), row.group(2));
          }
        }
      }
    }
    return objects;
  }
}
