// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.getStructInfo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jkdump.cdecl.Declaration;
import org.jkdump.cdecl.TypeSyntaxException;
import org.jkdump.type.NoSuchTypeException;
import org.jkdump.type.SUInfo;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 19: a type printed as C declares it, short and with offsets and sizes")
@Oracle("GDB: ptype /o")
class Row19PrintingTest {
  private static final List<String> STRUCTS =
      List.of("task_struct", "page", "sk_buff", "file_operations", "list_head", "mm_struct");
  private static final Pattern OFFSET = Pattern.compile("([^|]*); +\\| off=(\\d+) size=\\d+");
  private static final Pattern CRASH = Pattern.compile("\\s*\\[(\\d+)] (.*);");

  // GDB's ptype, except for its own spelling of basic types.
  @Test
  void shortFormIsWhatGdbPrints() {
    Dump.kernel();
    for (String struct : List.of("list_head", "file_operations", "path", "timer_list", "qstr")) {
      String gdb = Dump.crash("gdb ptype struct " + struct)[0].replaceFirst("^type = ", "");
      assertEquals(normal(gdb), normal(getStructInfo("struct " + struct).shortstr()), struct);
    }
  }

  private static String normal(String text) {
    return text.replaceAll("\\b(?:long unsigned int|unsigned long)\\b", "ulong")
        .replaceAll("\\blong int\\b", "long")
        .replaceAll("\\b(_Bool|bool)\\b", "bool")
        .strip();
  }

  @Test
  void everyOffsetIsThatOfCrash() {
    Dump.kernel();
    for (String struct : STRUCTS) {
      String expected = Dump.crash("struct -o " + struct)[0];
      Matcher size = Pattern.compile("SIZE: (\\d+)").matcher(expected);
      SUInfo info = getStructInfo("struct " + struct);
      assertTrue(size.find(), expected);
      assertEquals(Long.parseLong(size.group(1)), info.size());
      assertTrue(info.fullstr().startsWith("struct " + struct + " {"), info::fullstr);
      Map<String, String> theirs = new TreeMap<>();
      expected.lines().forEach(line -> put(theirs, CRASH.matcher(line), 2, 1));
      Map<String, String> ours = new TreeMap<>();
      info.fullstr().lines().forEach(line -> put(ours, OFFSET.matcher(line), 1, 2));
      ours.keySet().retainAll(theirs.keySet());
      assertEquals(theirs, ours, struct);
      assertTrue(theirs.size() > 1, expected);
    }
  }

  // Leaves out bit-fields, because crash gives the unit that contains them.
  private static void put(Map<String, String> all, Matcher line, int text, int offset) {
    if (line.matches() && !line.group(text).contains(" : ") && !line.group(text).contains("}")) {
      all.putIfAbsent(Declaration.parse(line.group(text).strip()).name(), line.group(offset));
    }
  }

  @Test
  void nestedBodiesAndBitFields() {
    Dump.kernel();
    String page = getStructInfo("page").fullstr();
    assertTrue(page.matches("(?s)struct page \\{ +\\| size=64\n.*"), page);
    assertTrue(page.matches("(?s).*\n    union \\{ +\\| off=8 size=40\n.*"), page);
    assertTrue(page.matches("(?s).*\n        struct \\{ +\\| off=8 size=40\n.*"), page);
    assertEquals(page.lines().count(), getStructInfo("page").toString().lines().count());
    String buffer = getStructInfo("sk_buff").fullstr();
    assertTrue(buffer.contains("cloned : 1;"), buffer);
    assertTrue(buffer.matches("(?s).*fclone : 2; +\\| off=\\d+ bit=\\d size=1\n.*"), buffer);
  }

  @Test
  void fieldsAndErrors() {
    Dump.kernel();
    SUInfo info = getStructInfo("struct task_struct");
    assertEquals("char [16]", info.typeOf("comm").text());
    assertTrue(info.has("pid") && !info.has("dip"));
    assertTrue(info.fnames().contains("tasks"));
    NoSuchTypeException e =
        assertThrows(NoSuchTypeException.class, () -> getStructInfo("struct task_sturct"));
    assertTrue(e.getMessage().contains("'task_struct'"), e.getMessage());
    assertThrows(TypeSyntaxException.class, () -> getStructInfo("struct task_struct)"));
  }
}
