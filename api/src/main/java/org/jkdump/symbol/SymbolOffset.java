// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.symbol;

/**
 * Address in the kernel, as an offset from the symbol before it.
 *
 * @param name of the symbol
 * @param offset in bytes from the symbol
 * @param module the module's name, or an empty text for vmlinux
 */
public record SymbolOffset(String name, long offset, String module) {
  /** Formats the address as crash prints it: {@code schedule+52}, or {@code schedule}. */
  @Override
  public String toString() {
    String place = offset == 0 ? name : name + "+" + offset;
    return module.isEmpty() ? place : place + " [" + module + "]";
  }
}
