// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.elf.DataReader;
import org.jkdump.type.Member;
import org.jkdump.type.StructType;

/** Entries of a struct's members: their places, and whether two bodies are the same. */
final class DieMembers {
  private DieMembers() {}

  static List<Die> of(Die struct) {
    List<Die> members = new ArrayList<>();
    Unit unit = struct.unit();
    DataReader data = unit.data();
    int at = struct.children();
    while (at >= 0 && at < data.end() && data.uleb(at) != 0) {
      Die child = unit.die(at);
      boolean placed = !child.has(Dw.AT_EXTERNAL);
      if (child.tag() == Dw.TAG_MEMBER && placed) {
        members.add(child);
      }
      at = unit.behind(child.abbrev(), child.attributes());
    }
    return members;
  }

  /** Returns the number of bits of a bit-field, 0 for any other member. */
  static int bitSize(Die member) {
    return Math.toIntExact(member.number(Dw.AT_BIT_SIZE, 0));
  }

  /**
   * Returns the offset of a member in bits. Up to DWARF 3 a bit-field counts from the most
   * significant bit of its storage unit, later from the beginning of the struct.
   *
   * @param typeSize bytes of the member's type
   */
  static long bitOffset(Die member, long typeSize) {
    long bytes = Location.offset(member);
    long offset = Math.multiplyExact(bytes, 8L);
    if (member.has(Dw.AT_DATA_BIT_OFFSET)) {
      return Math.addExact(offset, member.number(Dw.AT_DATA_BIT_OFFSET, 0));
    }
    if (!member.has(Dw.AT_BIT_OFFSET)) {
      return offset;
    }
    long fromTop = signed(member, member.number(Dw.AT_BIT_OFFSET, 0));
    long storage = 8 * member.number(Dw.AT_BYTE_SIZE, typeSize);
    boolean big = member.unit().sections().elf().big();
    return offset + (big ? fromTop : storage - fromTop - bitSize(member));
  }

  // GCC writes a negative number for a bit-field that its storage unit doesn't hold as a whole.
  private static long signed(Die member, long value) {
    return value > 0x7fff_ffffL ? (int) value : value;
  }

  /**
   * Returns whether a struct from another source has the body of an entry: the same size, and
   * members of the same names at the same places.
   */
  static boolean match(StructType other, Die struct) {
    boolean union = struct.tag() == Dw.TAG_UNION_TYPE;
    List<Die> members = of(struct);
    List<Member> others = other.members();
    return (other.kind() == TypeKind.UNION) == union
        && other.size() == struct.number(Dw.AT_BYTE_SIZE, 0)
        && others.size() == members.size()
        && IntStream.range(0, others.size()).allMatch(i -> match(others.get(i), members.get(i)));
  }

  private static boolean match(Member other, Die member) {
    return other.name().equals(member.text(Dw.AT_NAME))
        && other.bitSize() == bitSize(member)
        && other.bitOffset() == bitOffset(member, other.type().size());
  }
}
