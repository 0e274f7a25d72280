// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

/**
 * A member of a struct or union.
 *
 * @param name empty for an anonymous struct or union
 * @param bitOffset from the beginning of the struct
 * @param bitSize bits of a bit-field, 0 for any other member
 */
public record Member(String name, CType type, long bitOffset, int bitSize) {
  /** Bytes from the beginning of the struct; of a bit-field the byte of its first bit. */
  public long offset() {
    return bitOffset / 8;
  }

  /** Whether it is a bit-field. */
  public boolean isBitField() {
    return bitSize != 0;
  }

  /** This member as a member of an outer struct, which contains its struct at an offset in bits. */
  Member within(long outerBits) {
    return new Member(name, type, outerBits + bitOffset, bitSize);
  }

  /** As C declares it. */
  public String text() {
    return type.declare(name) + (isBitField() ? " : " + bitSize : "");
  }
}
