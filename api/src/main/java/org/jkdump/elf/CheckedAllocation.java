// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.elf;

/** Allocates memory for a length that a file gives. A damaged file may give any length. */
public final class CheckedAllocation {
  private static final long MOST = 1L << 30;

  private CheckedAllocation() {}

  public static byte[] bytes(long length, String what) {
    if (length < 0 || length > MOST) {
      throw DebuginfoException.damaged(what + ", whose length is " + length, null);
    }
    try {
      return new byte[(int) length];
    } catch (OutOfMemoryError e) {
      throw new DebuginfoException(
          String.format(
              "not enough memory for the %d MB of %s: give Java more (-Xmx), or the file is damaged",
              length >> 20, what),
          e);
    }
  }
}
