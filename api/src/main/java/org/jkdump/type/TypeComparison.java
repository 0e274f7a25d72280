// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import java.util.Iterator;
import java.util.function.BiPredicate;

/** Three degrees of sameness of types that have one name. */
public final class TypeComparison {
  private TypeComparison() {}

  /** Whether two structs have the same keyword, tag and size; quick. */
  public static boolean sameTag(StructType a, StructType b) {
    return !a.tag().isEmpty() && a.tag().equals(b.tag()) && sameSize(a, b);
  }

  /** Whether members have the same names, places and sizes; sources may write their types apart. */
  public static boolean sameLayout(CType a, CType b) {
    return same(a, b, (x, y) -> x.type().size() == y.type().size());
  }

  /** Whether C programs can't tell the types apart: names, places and types of members agree. */
  public static boolean alike(CType a, CType b) {
    return same(a, b, (x, y) -> x.text().equals(y.text()));
  }

  private static boolean same(CType a, CType b, BiPredicate<Member, Member> type) {
    if (!(a instanceof StructType first) || !(b instanceof StructType second)) {
      return a.equals(b);
    }
    return first == second || sameSize(first, second) && sameMembers(first, second, type);
  }

  private static boolean sameSize(StructType a, StructType b) {
    return a.kind() == b.kind() && a.size() == b.size();
  }

  private static boolean sameMembers(StructType a, StructType b, BiPredicate<Member, Member> type) {
    if (a.fields().size() != b.fields().size()) {
      return false;
    }
    Iterator<Member> others = b.fields().values().iterator();
    return a.fields().values().stream().allMatch(member -> same(member, others.next(), type));
  }

  private static boolean same(Member a, Member b, BiPredicate<Member, Member> type) {
    return a.name().equals(b.name())
        && a.bitOffset() == b.bitOffset()
        && a.bitSize() == b.bitSize()
        && type.test(a, b);
  }
}
