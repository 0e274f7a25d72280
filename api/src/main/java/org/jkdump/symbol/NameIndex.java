// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.symbol;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Names in alphabetical order, to find those with a prefix. */
final class NameIndex {
  private final String[] names;
  private final int[] order;

  NameIndex(String[] names) {
    this.names = names;
    this.order =
        IntStream.range(0, names.length)
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> names[i]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** Returns the indices of the names that begin with a text, in alphabetical order. */
  IntStream startingWith(String prefix) {
    return IntStream.range(firstAtOrBehind(prefix), order.length)
        .map(i -> order[i])
        .takeWhile(i -> names[i].startsWith(prefix));
  }

  private int firstAtOrBehind(String text) {
    int low = 0;
    int high = order.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (names[order[middle]].compareTo(text) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
