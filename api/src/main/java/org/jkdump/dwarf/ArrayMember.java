// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.util.List;

/**
 * Member that is an array of several dimensions.
 *
 * @param struct {@code struct page}, {@code union foo}, or the typedef's name if the type has no
 *     tag
 * @param path the member's name; {@code outer.inner} if the outer member's type has no tag
 * @param offset in bytes from the beginning of the struct; in an array of structs, within the first
 * @param lengths the outermost dimension first; 0 for {@code []}
 */
public record ArrayMember(String struct, String path, long offset, List<Long> lengths) {
  public ArrayMember {
    lengths = List.copyOf(lengths);
  }
}
