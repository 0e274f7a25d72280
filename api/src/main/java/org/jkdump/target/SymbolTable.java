// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

import java.util.List;

/**
 * The kernel's symbols, vmlinux's first, then each module's, in the order of their addresses.
 *
 * @param addresses one for each symbol
 * @param owners 0 for vmlinux, i for the i-th module counted from 1
 * @param types the letter that {@code nm} shows
 */
public record SymbolTable(
    List<Module> modules, long[] addresses, short[] owners, byte[] types, String[] names) {

  /**
   * A loaded module's core section.
   *
   * @param size bytes
   */
  public record Module(String name, long base, long size) {
    /** Whether the address lies in the module. */
    public boolean contains(long address) {
      return Long.compareUnsigned(address - base, size) < 0;
    }
  }
}
