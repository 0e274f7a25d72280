// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.jkdump.api.PyKdumpAPI.addr;
import static org.jkdump.api.PyKdumpAPI.pylog;
import static org.jkdump.api.PyKdumpAPI.readCString;
import static org.jkdump.api.PyKdumpAPI.readPtr;
import static org.jkdump.api.PyKdumpAPI.tasks;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jkdump.kernel.CString;
import org.jkdump.kernel.Struct;
import org.jkdump.target.MemoryException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName(
    "row 35: strings: NUL-terminated text, raw bytes, address of data and of pointer, non-ASCII escaped, NULL char * absent, a string that ends at the end of a mapped page")
@Oracle("GDB; the test module")
class Row35StringsTest {
  private static final String ALL = "jkdump_strings";

  private static CString array(int length, String member) {
    return (CString) TestModule.value("char [" + length + "]", ALL, member);
  }

  private static CString pointer(String member) {
    return (CString) TestModule.value("const char *", ALL, member);
  }

  @Test
  void arrays() {
    assertEquals("hello", array(16, "closed").str_());
    assertEquals("full!", array(5, "full").str_(), "without a NUL");
    assertEquals("", array(4, "empty").str_());
    assertEquals("front", array(12, "inner_nul").str_());
    assertArrayEquals("front\0back\0\0".getBytes(UTF_8), array(12, "inner_nul").bytes_());
    assertEquals("a global char[]", TestModule.value("char [16]", "jkdump_char_array").str_());
  }

  @Test
  void otherThanAscii() {
    assertEquals("grüße €", array(16, "utf8").str_());
    assertEquals("gr\\xfc\\xdfe", array(8, "latin1").str_());
    assertEquals("abcd\\xe2\\x82", array(6, "cut").str_());
    assertEquals("tab\tnl\nq\"b\\\001\177", array(16, "control").str_());
    assertEquals("日本", pointer("pointer_utf8").str_());
  }

  @Test
  void pointers() {
    assertEquals("pointed at", pointer("pointer").str_());
    assertEquals("in .rodata", pointer("constant").str_());
    assertEquals("", pointer("pointer_empty").str_());
    assertEquals("abcdefghijklmnopqrstuvwxyz0123".repeat(10), pointer("pointer_long").str_());
    CString text = (CString) TestModule.value("const char *", "jkdump_char_pointer");
    assertEquals("a global char *", text.str_());
    assertEquals(TestModule.at("jkdump_char_pointer"), text.addr_());
    assertEquals(readPtr(TestModule.at("jkdump_char_pointer")), text.textAddr_());
    assertEquals(text.textAddr_(), addr(text));
    assertEquals('g', text.at_(2).num_());
    assertArrayEquals("a global char *".getBytes(UTF_8), text.bytes_());
  }

  @Test
  void nullIsNoText() {
    CString none = pointer("null");
    assertTrue(none.isNull_());
    assertNull(none.str_());
    assertNull(TestModule.value("char *", "jkdump_char_null").str_());
  }

  @Test
  void atTheEndOfAPage() {
    CString end = (CString) TestModule.value("char *", "jkdump_page_end");
    assertEquals("at the page end", end.str_());
    assertFalse(end.isCut_());
    assertEquals("at the page end", readCString(end.textAddr_()));
  }

  @Test
  void withoutAnEnd() {
    CString open = (CString) TestModule.value("char *", "jkdump_page_end_open");
    assertEquals("no end", open.str_());
    assertTrue(open.isCut_());
    String place = String.format("the text at 0x%x has no end: after 6 bytes", open.textAddr_());
    assertTrue(pylog.summary().toString().contains(place), pylog.summary().toString());
    assertEquals("no end", readCString(open.textAddr_()));
  }

  @Test
  void nowhere() {
    CString lost = pointer("unmapped");
    assertEquals(0xffffffffffe01000L, lost.num_());
    MemoryException e = assertThrows(MemoryException.class, lost::str_);
    assertEquals("0xffffffffffe01000 <" + e.outcome() + ">", lost.toString());
    assertEquals(0xffffffffffe01000L, e.address());
  }

  // Compares with the names that GDB prints in crash.
  @Test
  void everyTasksName() {
    Dump.kernel();
    for (Struct task : tasks().subList(0, 20)) {
      String place = String.format("((struct task_struct *)0x%x)->comm", task.addr_());
      String said = Dump.crash("gdb printf \"%s\", " + place)[0];
      assertEquals(said, task.str_("comm"));
      assertEquals(task.addrOf_("comm"), addr(task.get_("comm")));
    }
  }
}
