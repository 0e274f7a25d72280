// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.type.IntType;
import org.jkdump.type.PointerType;

/** Compares the output of dump_() for a struct with GDB's print of it, scalar by scalar. */
final class GdbPrint {
  private GdbPrint() {}

  /**
   * Compares a struct with GDB's print of it.
   *
   * @return number of scalars compared
   */
  static int compare(Kernel kernel, String what, Struct struct, String print) {
    Map<String, String> theirs = Leaves.of(struct.type_(), print);
    Map<String, String> ours = Leaves.of(struct.type_(), struct.dump_());
    List<String> different = new ArrayList<>();
    int compared = 0;
    for (Map.Entry<String, String> leaf : ours.entrySet()) {
      String expected = theirs.get(leaf.getKey());
      String mine = GdbValue.plain(kernel, leaf.getValue());
      if (expected == null) {
        expected = octet(theirs, leaf.getKey());
        mine = expected != null && mine.startsWith("-") ? unsigned(mine) : mine;
      }
      if (expected != null && !isText(struct, leaf.getKey())) {
        expected = expected.replaceFirst("(0x\\w+) .*\".*", "$1");
      }
      if (expected != null && !GdbValue.plain(kernel, expected).equals(mine)) {
        different.add(leaf + ", GDB: " + expected);
      }
      // GDB shows 256 elements of all arrays together.
      boolean cut = expected == null && leaf.getKey().contains("[");
      assertTrue(expected != null || cut, what + ": GDB shows no " + leaf.getKey());
      compared += cut ? 0 : 1;
    }
    assertEquals(List.of(), different, what + ": " + struct);
    assertMissing(what, struct, theirs, ours);
    return compared;
  }

  // GDB also prints a text for the target of u8 *.
  private static boolean isText(Struct struct, String path) {
    return struct.type_().path(path).leaf().bare() instanceof PointerType pointer
        && pointer.target().bare() instanceof IntType type
        && type.isChar();
  }

  private static String unsigned(String octet) {
    return Integer.toString(Integer.parseInt(octet) & 0xff);
  }

  // GDB prints arrays of u8 and s8 as text, dump_() as numbers.
  static String octet(Map<String, String> theirs, String path) {
    String text = path.endsWith("]") ? theirs.get(path.substring(0, path.lastIndexOf('['))) : null;
    if (text == null || !text.startsWith("\"") || text.contains("incomplete")) {
      return null;
    }
    int i = Integer.parseInt(path.substring(path.lastIndexOf('[') + 1, path.length() - 1));
    byte[] bytes = GdbValue.allBytes(text.substring(1, text.lastIndexOf('"')));
    return i < bytes.length ? Integer.toString(bytes[i] & 0xff) : null;
  }

  // Only GDB's print may have the elements of an abbreviated array or of an array without length.
  private static void assertMissing(
      String what, Struct struct, Map<String, String> theirs, Map<String, String> ours) {
    for (String path : theirs.keySet()) {
      boolean shown = ours.containsKey(path) || ours.containsKey(path + "[0]");
      boolean abbreviated = path.matches(".*\\[(1[6-9]|[2-9]\\d|\\d{3,})\\].*");
      boolean open = !shown && struct.get_(path.replaceAll("\\[.*", "")).size_() == 0;
      assertTrue(shown || abbreviated || open, what + ": GDB shows '" + path + "', too");
    }
  }
}
