// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes;

import java.util.List;
import org.jkdump.dwarf.ArrayMember;
import org.jkdump.dwarf.DwarfIndex;
import org.jkdump.type.ArrayType;
import org.jkdump.type.Member;
import org.jkdump.type.StructType;

/** The dimensions of arrays that BTF shows flat. */
@FunctionalInterface
interface ArrayLengths {
  /** No such array: each has the dimensions of its type. */
  ArrayLengths NONE = (struct, member) -> List.of();

  /** The lengths of all dimensions of a member, or an empty list if its type has them. */
  List<Long> of(StructType struct, Member member);

  /** The dimensions in debuginfo. */
  static ArrayLengths in(DwarfIndex index) {
    return (struct, member) ->
        member.type().bare() instanceof ArrayType flat
            ? index.dimensions().getOrDefault(name(struct), List.of()).stream()
                .filter(a -> a.path().equals(member.name()) && a.offset() == member.offset())
                .map(ArrayMember::lengths)
                .filter(lengths -> lengths.stream().reduce(1L, (a, b) -> a * b) == flat.length())
                .findFirst()
                .orElse(List.of())
            : List.of();
  }

  private static String name(StructType struct) {
    return struct.tag().isEmpty()
        ? struct.name().replaceFirst("->\\w+$", "")
        : struct.kind().keyword() + " " + struct.tag();
  }
}
