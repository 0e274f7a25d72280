// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.kallsyms;

/** Walk over compressed names: each is a length and as many bytes, one for each token. */
final class NameWalk {
  private static final int LONG = 0x80;

  private final byte[] names;
  private int begin;
  private int end;

  /**
   * @param start offset of the first name
   */
  NameWalk(byte[] names, int start) {
    this.names = names;
    this.end = start;
  }

  /** Goes to the next name, the first at first; false if it doesn't end within the bytes. */
  boolean next() {
    if (end >= names.length) {
      return false;
    }
    int length = names[end] & 0xff;
    begin = end + 1;
    // Since Linux kernel commit 73bbb94466fd ("kallsyms: support "big" kernel symbols") (in v6.1).
    if (length >= LONG) {
      if (begin >= names.length) {
        return false;
      }
      length = length & LONG - 1 | (names[begin++] & 0xff) << 7;
    }
    if (length == 0 || length > names.length - begin) {
      return false;
    }
    end = begin + length;
    return true;
  }

  /** Offset of the first byte behind the length. */
  int begin() {
    return begin;
  }

  /** Offset of the end of the name. */
  int end() {
    return end;
  }
}
