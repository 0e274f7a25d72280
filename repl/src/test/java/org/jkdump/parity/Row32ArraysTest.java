// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.eval;
import static org.jkdump.api.PyKdumpAPI.pidToTask;
import static org.jkdump.api.PyKdumpAPI.readPtr;
import static org.jkdump.api.PyKdumpAPI.readSUArray;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jkdump.kernel.ArrayValue;
import org.jkdump.kernel.CString;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;
import org.jkdump.target.TargetException;
import org.jkdump.type.PathException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 32: arrays 1-D to 3-D and more, of structs, of pointers, [0] and []")
@Oracle("GDB; the test module")
class Row32ArraysTest {
  private static final String ALL = "jkdump_arrays";

  @Test
  void ofOneToThreeDimensions() {
    assertEquals("{1, -2, 3, -4, 5}", TestModule.value("int [5]", ALL, "one").toString());
    Value two = TestModule.value("short [2][3]", ALL, "two");
    assertEquals("{{10, 11, 12}, {20, 21, 22}}", two.toString());
    Value three = TestModule.value("int [2][3][4]", ALL, "three");
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 4; k++) {
          int expected = 100 * i + 10 * j + k;
          assertEquals(expected, three.at_(i).at_(j).at_(k).num_());
          assertEquals(expected, three.get_("[" + i + "][" + j + "][" + k + "]").num_());
        }
      }
    }
    Value four = TestModule.value("int [2][3][2][2]", ALL, "three");
    assertEquals(123, four.get_("[1][2][1][1]").num_(), "and four");
    assertEquals(
        "{{1, 2, 3}, {4, 5, 6}}", TestModule.value("int [2][3]", "jkdump_array2").toString());
  }

  @Test
  void ofEveryKindOfNumber() {
    Value bytes = TestModule.value("unsigned char [16]", ALL, "bytes");
    assertEquals(
        "{0, 1, 127, 128, 255, 222, 173, 190, 239, 0, 0, 0, 0, 0, 0, 0}", bytes.toString());
    Value signed = TestModule.value("signed char [4]", ALL, "signed_bytes");
    assertEquals("{-128, -1, 0, 127}", signed.toString());
    Value longs = TestModule.value("unsigned long [2]", ALL, "longs");
    assertEquals("{9223372036854775808, 18446744073709551615}", longs.toString());
    Value bools = TestModule.value("_Bool [2][2]", ALL, "bools");
    assertEquals("{{true, false}, {false, true}}", bools.toString());
  }

  @Test
  void ofPointersAndTexts() {
    Value ints = TestModule.value("int *[4]", ALL, "int_pointers");
    assertEquals(11, ints.at_(0).deref_().num_());
    assertEquals(33, ints.get_("[1][0]").num_());
    assertTrue(ints.at_(2).isNull_());
    assertEquals(22, ints.at_(3).at_(0).num_());
    Value texts = TestModule.value("const char *[4]", ALL, "strings");
    assertEquals("{zero, , NULL, three}", texts.toString());
    assertTrue(((CString) texts.at_(2)).isNull_());
    Value names = TestModule.value("char [3][8]", ALL, "names");
    assertEquals("{alpha, beta, exactly8}", names.toString());
    Value global = TestModule.value("const char *[4]", "jkdump_strings_array");
    assertEquals("{one, two, three, NULL}", global.toString());
  }

  // The module's struct jkdump_point and the kernel's struct rlimit consist of two numbers each.
  @Test
  void ofStructs() {
    Dump.kernel();
    Struct signal = eval("init_task.signal") instanceof Struct s ? s : null;
    ArrayValue limits = (ArrayValue) signal.get_("rlim");
    List<Struct> again = readSUArray("struct rlimit", signal.addrOf_("rlim"), 16);
    assertEquals(16, limits.length_());
    assertEquals(limits.stream_().toList(), again);
    String[] said = new String[16];
    for (int i = 0; i < 16; i++) {
      said[i] = "gdb printf \"%lu\", init_task.signal->rlim[" + i + "].rlim_max";
    }
    said = Dump.crash(said);
    for (int i = 0; i < 16; i++) {
      assertEquals(said[i].strip(), again.get(i).str_("rlim_max"), "rlim[" + i + "]");
      assertEquals(said[i].strip(), signal.str_("rlim[" + i + "].rlim_max"));
    }
  }

  @Test
  void manyStructsCostNothing() {
    Dump.kernel();
    List<Struct> pages = readSUArray("page", 0xffffea0000000000L, Integer.MAX_VALUE);
    assertEquals(Integer.MAX_VALUE, pages.size());
    assertEquals(0xffffea0000000000L + 64L * 2_000_000_000L, pages.get(2_000_000_000).addr_());
    assertThrows(IndexOutOfBoundsException.class, () -> pages.get(-1));
    assertThrows(TargetException.class, () -> readSUArray("page", 0, -1));
    assertTrue(readSUArray("page", 0, 0).isEmpty());
  }

  // struct jkdump_zero_tail { int count; int items[0]; }, and jkdump_flex with points at its end.
  @Test
  void withoutALength() {
    Value tail = Dump.kernel().value("int []", readPtr(TestModule.at("jkdump_zero_tail")) + 4);
    assertEquals(0, ((ArrayValue) tail).length_());
    assertEquals("{}", tail.toString());
    for (int i = 0; i < 4; i++) {
      assertEquals(5 + i, tail.at_(i).num_());
      assertEquals(5 + i, tail.get_("[" + i + "]").num_());
    }
    assertThrows(TargetException.class, () -> tail.at_(-1));
    Value points = Dump.kernel().value("int [][2]", TestModule.at("jkdump_flex_static") + 4);
    assertEquals("{2, 20}", points.at_(1).toString());
  }

  // Since Linux kernel commit b69f0aeb0689 ("pid: Replace struct pid 1-element array with
  // flex-array") (in v6.5).
  @Test
  void theKernelsOwnFlexibleArrays() {
    Dump.kernel();
    Value numbers = pidToTask(1).get_("thread_pid->numbers");
    assertEquals(1, numbers.get_("[0].nr").num_());
    Value loads = eval("init_task.files->fdt->fd");
    assertEquals(8, loads.add_(1).num_() - loads.num_());
  }

  @Test
  void anIndexBeyondTheLengthIsAnErrorThatNamesIt() {
    Value array = TestModule.value("int [4]", "jkdump_array");
    assertEquals("{4, 3, 2, 1}", array.toString());
    TargetException e = assertThrows(TargetException.class, () -> array.at_(4));
    assertEquals("'int [4]' has no element 4: its length is 4", e.getMessage());
    assertThrows(TargetException.class, () -> array.at_(-1));
    assertThrows(PathException.class, () -> array.get_("[4]"));
    assertThrows(PathException.class, () -> eval("init_task.comm[16]"));
    assertEquals(array.at_(3), array.add_(4).at_(-1), "pointers go anywhere");
    assertFalse(((Struct) eval("init_task")).has_("comm[-1]"));
  }

  @Test
  void theTestModulesStructs() {
    TestModule.load();
    assertEquals(5, eval("jkdump_arrays.points[2].x").num_());
    // BTF encoders join all dimensions into one (Documentation/bpf/btf.rst), so the test gives the
    // type.
    Value grid = TestModule.value("struct jkdump_point [2][2]", ALL, "grid");
    assertEquals(1, grid.get_("[1][0].x").num_());
    assertEquals(1, grid.at_(0).at_(1).get_("y").num_());
    assertEquals(-3, eval("jkdump_arrays.point_pointers[0]->y").num_());
    assertEquals(11, eval("jkdump_flex->items[2].x").num_());
    assertEquals(20, eval("jkdump_flex_static.items[1].y").num_());
    assertEquals(8, eval("jkdump_zero_tail->items[3]").num_());
    assertEquals(70016, eval("jkdump_big.after").num_());
    assertEquals(3, eval("jkdump_big.array[2]").num_());
    assertEquals(5000000, eval("jkdump_big.bits_high").num_());
  }
}
