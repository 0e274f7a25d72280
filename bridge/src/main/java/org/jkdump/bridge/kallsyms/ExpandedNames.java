// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.kallsyms;

import java.util.Arrays;
import org.jkdump.target.NameTable;
import org.jkdump.target.TargetException;

/**
 * Names of symbols as texts, and their letters.
 *
 * @param types the letter that {@code nm} shows
 */
record ExpandedNames(byte[] types, NameTable table) {
  // KSYM_NAME_LEN is 512 since Linux kernel commit b8a94bfb3395 ("kallsyms: increase maximum kernel
  // symbol length to 512") (in v6.1).
  private static final int LONGEST = 1024;

  /**
   * @throws TargetException if the names are damaged
   */
  static ExpandedNames of(KallsymsPlace place) {
    return new Expansion(place).all();
  }

  /**
   * Number of the first symbol with a name.
   *
   * @throws TargetException if there is none
   */
  int index(String name) {
    for (int i = 0; i < table.size(); i++) {
      if (table.is(i, name)) {
        return i;
      }
    }
    throw new TargetException("kallsyms of the dump are damaged: no " + name + " is among them");
  }

  /** Expansion of one table of names. */
  private static final class Expansion {
    private final byte[] names;
    private final byte[] tokens;
    private final int[] index;
    private final byte[] types;
    private final int[] starts;
    private byte[] text;
    private int end;

    Expansion(KallsymsPlace place) {
      names = place.names();
      tokens = place.tokens().text();
      index = place.tokens().index();
      types = new byte[place.count()];
      starts = new int[place.count()];
      text = new byte[Math.max(1 << 16, 3 * names.length)];
    }

    ExpandedNames all() {
      NameWalk walk = new NameWalk(names, 0);
      for (int i = 0; i < types.length; i++) {
        if (!walk.next()) {
          throw damaged(i);
        }
        one(i, walk.begin(), walk.end());
      }
      return new ExpandedNames(types, new NameTable(Arrays.copyOf(text, end), starts));
    }

    // The first character of the first token is the letter.
    private void one(int i, int from, int to) {
      reserve(i);
      int begin = end;
      for (int at = from; at < to; at++) {
        int token = index[names[at] & 0xff];
        while (tokens[token] != 0) {
          if (end - begin == LONGEST) {
            throw damaged(i);
          }
          text[end++] = tokens[token++];
        }
      }
      if (end == begin) {
        throw damaged(i);
      }
      types[i] = text[begin];
      starts[i] = begin + 1;
      text[end++] = 0;
    }

    private void reserve(int i) {
      if (end + LONGEST + 1 > text.length) {
        if (text.length >= KallsymsPlace.MOST_BYTES * 2) {
          throw damaged(i);
        }
        text = Arrays.copyOf(text, text.length * 2);
      }
    }

    private static TargetException damaged(int i) {
      return new TargetException("kallsyms of the dump are damaged at symbol " + i);
    }
  }
}
