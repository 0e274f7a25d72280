// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jkdump.target.TargetException;

/** Collects the members that C lets one name in a struct, through anonymous members. */
final class NamedMembers {
  // The kernel's largest structs have some hundred; damaged types could multiply without end.
  private static final int MAX_MEMBERS = 1 << 17;

  private final StructType whole;
  private final Map<String, Member> all = new LinkedHashMap<>();
  private final Deque<StructType> path = new ArrayDeque<>();
  private int seen;

  NamedMembers(StructType whole) {
    this.whole = whole;
  }

  Map<String, Member> all() {
    add(whole, 0);
    return all;
  }

  private void add(StructType type, long bits) {
    if (path.contains(type)) {
      throw damaged("contains itself");
    }
    path.push(type);
    for (Member member : type.members()) {
      if (++seen > MAX_MEMBERS) {
        throw damaged("has more than " + MAX_MEMBERS + " members");
      }
      if (!member.name().isEmpty()) {
        all.putIfAbsent(member.name(), member.within(bits));
      } else if (member.type().bare() instanceof StructType inner) {
        add(inner, bits + member.bitOffset());
      }
    }
    path.pop();
  }

  private TargetException damaged(String how) {
    return new TargetException(whole.text() + " " + how + ": its type information is damaged");
  }
}
