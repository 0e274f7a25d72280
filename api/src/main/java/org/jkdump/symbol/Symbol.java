// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.symbol;

/**
 * Symbol of the kernel or of a module.
 *
 * @param type the letter that {@code nm} shows
 * @param module the module's name, or an empty text for vmlinux
 */
public record Symbol(String name, long address, char type, String module) {
  /** Formats the symbol as crash's {@code sym} prints it: {@code ffffffff810c9f30 (T) schedule}. */
  @Override
  public String toString() {
    String place = String.format("%x (%c) %s", address, type, name);
    return module.isEmpty() ? place : place + " [" + module + "]";
  }
}
