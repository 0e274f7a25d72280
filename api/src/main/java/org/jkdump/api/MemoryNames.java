// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import org.jkdump.target.Space;

/** The names that read memory; a part of {@link PyKdumpAPI}. */
public abstract class MemoryNames extends SessionNames {
  MemoryNames() {}

  /** Exactly {@code n} bytes of kernel memory. */
  public static byte[] readmem(long addr, int n) {
    return kernel().memory().read(addr, n);
  }

  /**
   * Exactly {@code n} bytes of an address space: {@link Space#KERNEL} or {@link Space#PHYSICAL}.
   */
  public static byte[] readmem(long addr, int n, Space space) {
    return kernel().memory(space, 0).read(addr, n);
  }

  /** An unsigned 8-bit number. */
  public static int readU8(long addr) {
    return (int) kernel().memory().unsigned(addr, 1);
  }

  /** An unsigned 16-bit number. */
  public static int readU16(long addr) {
    return (int) kernel().memory().unsigned(addr, 2);
  }

  /** An unsigned 32-bit number. */
  public static long readU32(long addr) {
    return kernel().memory().unsigned(addr, 4);
  }

  /** A 64-bit number; the bits of an unsigned one, see {@link Long#toUnsignedString(long)}. */
  public static long readU64(long addr) {
    return kernel().memory().unsigned(addr, 8);
  }

  /** A signed 8-bit number. */
  public static byte readS8(long addr) {
    return (byte) kernel().memory().signed(addr, 1);
  }

  /** A signed 16-bit number. */
  public static short readS16(long addr) {
    return (short) kernel().memory().signed(addr, 2);
  }

  /** A signed 32-bit number. */
  public static int readS32(long addr) {
    return (int) kernel().memory().signed(addr, 4);
  }

  /** A signed 64-bit number. */
  public static long readS64(long addr) {
    return kernel().memory().signed(addr, 8);
  }

  /** A C {@code int}. */
  public static int readInt(long addr) {
    return (int) kernel().memory().signed(addr, kernel().facts().intSize());
  }

  /** A C {@code unsigned int}. */
  public static long readUInt(long addr) {
    return kernel().memory().unsigned(addr, kernel().facts().intSize());
  }

  /** A C {@code long}. */
  public static long readLong(long addr) {
    return kernel().memory().signed(addr, kernel().facts().longSize());
  }

  /** A C {@code unsigned long}. */
  public static long readULong(long addr) {
    return kernel().memory().unsigned(addr, kernel().facts().longSize());
  }

  /** A pointer. */
  public static long readPtr(long addr) {
    return kernel().memory().pointer(addr);
  }

  /** The text up to a NUL, 256 bytes at most. */
  public static String readCString(long addr) {
    return readCString(addr, 256);
  }

  /** The text up to a NUL, {@code max} bytes at most. */
  public static String readCString(long addr, int max) {
    return Text.decode(kernel().memory().readCString(addr, max));
  }
}
