// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.symbol;

/**
 * A place in the kernel, told from the symbol before it.
 *
 * @param name of the symbol
 * @param offset bytes behind it
 * @param module the module's name, or an empty text for vmlinux
 */
public record SymbolOffset(String name, long offset, String module) {
  /** As crash prints it: {@code schedule+52}, or {@code schedule}. */
  @Override
  public String toString() {
    String place = offset == 0 ? name : name + "+" + offset;
    return module.isEmpty() ? place : place + " [" + module + "]";
  }
}
