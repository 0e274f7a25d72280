// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

/** A struct's member in a few words: {@code char comm[16]; offset 2896, size 16}, in bytes. */
public final class MemberText {
  private MemberText() {}

  /** A member; of a bit-field its first bit, too. */
  public static String of(Member member) {
    return of(member.text(), member.bitOffset(), member.bitSize(), member.type().size());
  }

  /** A member by its parts. */
  public static String of(String declaration, long bitOffset, int bitSize, long size) {
    return declaration + "; " + where(bitOffset / 8, (int) (bitOffset % 8), bitSize, size);
  }

  /** {@code offset 2896, size 16}. */
  public static String where(long offset, int bit, int bits, long size) {
    return "offset " + offset + (bits == 0 ? "" : ", bit " + bit) + ", size " + size;
  }
}
