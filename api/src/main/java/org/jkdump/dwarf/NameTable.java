// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Offsets in .debug_info by name. Several entries may have one name; they are in the order of the
 * file.
 *
 * @param names sorted
 */
record NameTable(String[] names, long[] dies) {
  static final NameTable EMPTY = new NameTable(new String[0], new long[0]);

  /** Makes a table of entries that are sorted by name and offset. */
  static NameTable of(List<NameScan.Found> sorted) {
    return new NameTable(
        sorted.stream().map(NameScan.Found::name).toArray(String[]::new),
        sorted.stream().mapToLong(NameScan.Found::die).toArray());
  }

  int size() {
    return names.length;
  }

  /** Returns the offsets of the entries with a name. */
  long[] find(String name) {
    int at = Arrays.binarySearch(names, name);
    if (at < 0) {
      return new long[0];
    }
    int begin = at;
    while (begin > 0 && names[begin - 1].equals(name)) {
      begin--;
    }
    int end = at + 1;
    while (end < names.length && names[end].equals(name)) {
      end++;
    }
    return Arrays.copyOfRange(dies, begin, end);
  }

  /** Returns each name once. */
  Set<String> distinct() {
    return Collections.unmodifiableSet(new TreeSet<>(Arrays.asList(names)));
  }
}
