// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.util.List;

/**
 * A member that is an array of several dimensions.
 *
 * @param struct {@code struct page}, {@code union foo}, or the typedef's name where it has no tag
 * @param path the member's name; behind a member whose own type has no tag, {@code outer.inner}
 * @param offset bytes from the beginning of the struct; within elements of an array, the first's
 * @param lengths of the outermost dimension first; 0 for {@code []}
 */
public record ArrayMember(String struct, String path, long offset, List<Long> lengths) {
  public ArrayMember {
    lengths = List.copyOf(lengths);
  }
}
