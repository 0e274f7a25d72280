// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import java.util.Iterator;

/** Whether two types of one name are the same, as far as C programs can tell. */
public final class TypeComparison {
  private TypeComparison() {}

  /** Whether size and members are the same: names, texts of types, places. */
  public static boolean alike(CType a, CType b) {
    if (!(a instanceof StructType first) || !(b instanceof StructType second)) {
      return a.equals(b);
    }
    return first == second
        || first.kind() == second.kind()
            && first.size() == second.size()
            && sameMembers(first, second);
  }

  private static boolean sameMembers(StructType a, StructType b) {
    if (a.fields().size() != b.fields().size()) {
      return false;
    }
    Iterator<Member> others = b.fields().values().iterator();
    for (Member member : a.fields().values()) {
      if (!same(member, others.next())) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(Member a, Member b) {
    return a.name().equals(b.name())
        && a.bitOffset() == b.bitOffset()
        && a.bitSize() == b.bitSize()
        && a.text().equals(b.text());
  }
}
