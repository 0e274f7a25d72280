// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes;

import java.util.List;
import org.jkdump.dwarf.ArrayMember;
import org.jkdump.dwarf.DwarfIndex;
import org.jkdump.type.ArrayType;
import org.jkdump.type.Member;
import org.jkdump.type.StructType;

/** The dimensions of arrays as the debuginfo has them. */
final class DwarfLengths implements ArrayLengths {
  private final DwarfIndex index;

  DwarfLengths(DwarfIndex index) {
    this.index = index;
  }

  @Override
  public List<Long> of(StructType struct, Member member) {
    if (!(member.type().bare() instanceof ArrayType flat)) {
      return List.of();
    }
    return index.dimensions().getOrDefault(name(struct), List.of()).stream()
        .filter(array -> array.path().equals(member.name()) && array.offset() == member.offset())
        .map(ArrayMember::lengths)
        .filter(lengths -> lengths.stream().reduce(1L, (a, b) -> a * b) == flat.length())
        .findFirst()
        .orElse(List.of());
  }

  private static String name(StructType struct) {
    return struct.tag().isEmpty()
        ? struct.name().replaceFirst("->\\w+$", "")
        : struct.kind().keyword() + " " + struct.tag();
  }
}
