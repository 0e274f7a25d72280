// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.Arrays;

/** The slabs of one cache, without a Java object for each: a large machine has millions. */
final class SlabList {
  private static final int WORDS = 4;
  private long[] words = new long[8 * WORDS];
  private int size;

  void add(long page, long start, long freelist, int objects) {
    int at = size * WORDS;
    if (at == words.length) {
      words = Arrays.copyOf(words, 2 * at);
    }
    words[at] = page;
    words[at + 1] = start;
    words[at + 2] = freelist;
    words[at + 3] = objects;
    size++;
  }

  int size() {
    return size;
  }

  /** Address of the slab's first {@code struct page}. */
  long page(int i) {
    return words[i * WORDS];
  }

  /** Address of the slab's memory. */
  long start(int i) {
    return words[i * WORDS + 1];
  }

  /** Address of the first free object, or 0. */
  long freelist(int i) {
    return words[i * WORDS + 2];
  }

  /** Number of objects, with free objects. */
  int objects(int i) {
    return (int) words[i * WORDS + 3];
  }
}
