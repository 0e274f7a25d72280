// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.kallsyms;

/** Alignment of the tables of kallsyms on 64-bit machines: 8 bytes. */
final class Alignment {
  private Alignment() {}

  static long up(long address) {
    return address + 7 & -8;
  }

  static long down(long address) {
    return address & -8;
  }
}
