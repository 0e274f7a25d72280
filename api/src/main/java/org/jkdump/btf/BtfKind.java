// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.btf;

/** The kinds of BTF records, numbered as in the kernel's include/uapi/linux/btf.h. */
enum BtfKind {
  VOID,
  INT,
  PTR,
  ARRAY,
  STRUCT,
  UNION,
  ENUM,
  FWD,
  TYPEDEF,
  VOLATILE,
  CONST,
  RESTRICT,
  FUNC,
  FUNC_PROTO,
  VAR,
  DATASEC,
  FLOAT,
  DECL_TAG,
  TYPE_TAG,
  ENUM64;

  private static final BtfKind[] VALUES = values();

  static BtfKind of(int code) {
    if (code <= 0 || code >= VALUES.length) {
      throw new BtfException("unknown kind " + code + "; is it newer than this program?");
    }
    return VALUES[code];
  }

  /** Returns the number of bytes that follow the 12 of the record itself. */
  int extra(int vlen) {
    return switch (this) {
      case INT, VAR, DECL_TAG -> 4;
      case ARRAY -> 12;
      case STRUCT, UNION, DATASEC, ENUM64 -> vlen * 12;
      case ENUM, FUNC_PROTO -> vlen * 8;
      default -> 0;
    };
  }
}
