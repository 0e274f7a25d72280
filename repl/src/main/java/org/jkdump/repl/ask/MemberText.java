// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.ask;

import org.jkdump.type.Member;

/** A struct's member in a few words. */
public final class MemberText {
  private MemberText() {}

  /** {@code char comm[16]; offset 2896, size 16}, in bytes; of a bit-field its first bit, too. */
  public static String of(Member member) {
    long bit = member.bitOffset() % 8;
    return member.text()
        + "; "
        + where(member.offset(), (int) bit, member.bitSize(), member.type().size());
  }

  /** {@code offset 2896, size 16}. */
  static String where(long offset, int bit, int bits, long size) {
    return "offset " + offset + (bits == 0 ? "" : ", bit " + bit) + ", size " + size;
  }
}
