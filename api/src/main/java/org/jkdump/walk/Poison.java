// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

/** Values that the kernel leaves in place of a pointer (kernel: include/linux/poison.h). */
final class Poison {
  private static final long DELTA = 0xdead_0000_0000_0000L;

  private Poison() {}

  /** Returns an explanation of a poison address in parentheses, or an empty text. */
  static String hint(long address) {
    if (address == DELTA + 0x100) {
      return " (LIST_POISON1: the entry was deleted from its list)";
    }
    if (address == DELTA + 0x122 || address == DELTA + 0x200) {
      return " (LIST_POISON2: the entry was deleted from its list)";
    }
    return address == 0x6b6b_6b6b_6b6b_6b6bL ? " (POISON_FREE: freed slab memory)" : "";
  }
}
