// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;
import org.jkdump.type.Member;
import org.jkdump.type.MemberPath;
import org.jkdump.type.PointerType;

/** Puts resolved paths together. */
final class MemberPaths {
  private MemberPaths() {}

  /** The path that leads to the object itself. */
  static MemberPath to(CType object) {
    return new MemberPath(new long[] {0}, new String[0], object, 0, 0, false);
  }

  /** The path to a member of a struct; an array of it in these dimensions, if there are any. */
  static MemberPath to(Member member, List<Long> lengths) {
    long first = member.offset();
    int bit = (int) (member.bitOffset() % 8);
    CType type = shaped(member.type(), lengths);
    return new MemberPath(new long[] {first}, new String[0], type, bit, member.bitSize(), false);
  }

  private static CType shaped(CType flat, List<Long> lengths) {
    if (lengths.isEmpty() || !(flat.bare() instanceof ArrayType array)) {
      return flat;
    }
    CType type = array.element();
    for (int i = lengths.size() - 1; i >= 0; i--) {
      type = new ArrayType(type, lengths.get(i));
    }
    return type;
  }

  /** A path of a struct, taken from the struct or from a pointer to it. */
  static MemberPath from(CType leaf, MemberPath path) {
    if (!(leaf.bare() instanceof PointerType)) {
      return path;
    }
    return new MemberPath(
        LongStream.concat(LongStream.of(0), LongStream.of(path.offsets())).toArray(),
        Stream.concat(Stream.of(""), Stream.of(path.names())).toArray(String[]::new),
        path.leaf(),
        path.bitOffset(),
        path.bitSize(),
        path.open());
  }

  /**
   * A path joined with another that begins at its end.
   *
   * @param text the first one as it was written, to name a NULL pointer on the second
   */
  static MemberPath join(String text, MemberPath first, MemberPath second) {
    long[] a = first.offsets();
    long[] b = second.offsets();
    LongStream joined = LongStream.of(a[a.length - 1] + b[0]);
    LongStream begin = LongStream.of(a).limit(a.length - 1);
    return new MemberPath(
        LongStream.concat(LongStream.concat(begin, joined), LongStream.of(b).skip(1)).toArray(),
        Stream.concat(Stream.of(first.names()), Stream.of(second.names()).map(n -> name(text, n)))
            .toArray(String[]::new),
        second.leaf(),
        second.bitOffset(),
        second.bitSize(),
        first.open() || second.open());
  }

  private static String name(String text, String name) {
    return text.isEmpty() || name.isEmpty() ? text + name : text + "." + name;
  }
}
