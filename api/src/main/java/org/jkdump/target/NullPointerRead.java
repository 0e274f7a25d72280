// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

/** A read through a NULL pointer, or at a small offset from one. */
public final class NullPointerRead extends MemoryException {
  private static final long serialVersionUID = 1L;

  public NullPointerRead(long address, long size, Space space) {
    this(address, size, space, "");
  }

  /**
   * @param what name of the NULL pointer, or an empty text
   */
  public NullPointerRead(long address, long size, Space space, String what) {
    super(text(address, size, what), address, size, space, Outcome.UNMAPPED, address);
  }

  private static String text(long address, long size, String what) {
    String at = address == 0 ? "NULL" : String.format("NULL + 0x%x", address);
    return String.format(
        "can't read %d bytes at %s%s", size, at, what.isEmpty() ? "" : ": " + what);
  }
}
