// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump.codec;

/** Forms of a page in a kdump-compressed file. */
public enum Compression {
  RAW,
  ZLIB,
  LZO,
  SNAPPY,
  ZSTD;

  /** The form that the flags of a page descriptor name, or null if they name none of these. */
  public static Compression of(int flags) {
    return switch (flags) {
      case 0 -> RAW;
      case 1 -> ZLIB;
      case 2 -> LZO;
      case 4 -> SNAPPY;
      case 0x20 -> ZSTD;
      default -> null;
    };
  }
}
