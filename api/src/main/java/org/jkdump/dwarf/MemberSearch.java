// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the members that are arrays of several dimensions. It begins with members whose type is
 * such an array, goes on with members whose type is a struct without a tag that has such members,
 * and so on outwards until a struct has a name.
 */
final class MemberSearch {
  private static final int DEEPEST = 8;
  private static final int MOST = 1 << 16;

  private final Unit unit;
  private final UnitScan scan;
  private final Units units;
  private final Set<ArrayMember> found;

  private record Part(String path, long offset, List<Long> lengths) {
    boolean isArray() {
      return path.isEmpty();
    }

    Part within(String member, long at) {
      String inner = path.isEmpty() || member.isEmpty() ? path : "." + path;
      return new Part(member + inner, at + offset, lengths);
    }
  }

  MemberSearch(Unit unit, UnitScan scan, Units units, Set<ArrayMember> found) {
    this.unit = unit;
    this.scan = scan;
    this.units = units;
    this.found = found;
  }

  void run() {
    Map<Integer, List<Part>> arrays = new HashMap<>();
    scan.arrays().forEach((at, lengths) -> add(arrays, at, new Part("", 0, lengths)));
    Map<Integer, List<Part>> carriers = arrays;
    boolean foreign = true;
    for (int i = 0; i < DEEPEST && (foreign || !carriers.isEmpty()); i++) {
      wrap(carriers);
      carriers = owners(carriers, foreign);
      foreign = false;
    }
  }

  private static void add(Map<Integer, List<Part>> to, int at, Part part) {
    List<Part> parts = to.computeIfAbsent(at, a -> new ArrayList<>(1));
    if (parts.size() >= MOST) {
      throw new IndexOutOfBoundsException("structs that contain each other");
    }
    parts.add(part);
  }

  // Debuginfo may have the qualifier or typedef of a type before the type or after it.
  private void wrap(Map<Integer, List<Part>> carriers) {
    if (carriers.isEmpty()) {
      return;
    }
    MemberTable wrappers = scan.wrappers();
    BitSet types = new BitSet();
    for (int round = 0, before = -1; round < DEEPEST && before != carriers.size(); round++) {
      before = carriers.size();
      carriers.keySet().forEach(types::set);
      for (int row = 0; row < wrappers.size(); row++) {
        int type = wrappers.type(row);
        if (type >= 0 && types.get(type) && !carriers.containsKey(wrappers.owner(row))) {
          wrap(unit.die(wrappers.owner(row)), carriers.get(type), carriers);
        }
      }
    }
  }

  private void wrap(Die wrapper, List<Part> parts, Map<Integer, List<Part>> carriers) {
    for (Part part : parts) {
      if (wrapper.tag() == Dw.TAG_TYPEDEF && !part.isArray()) {
        found(wrapper.text(Dw.AT_NAME), part);
      } else if (wrapper.tag() != Dw.TAG_ARRAY_TYPE || !part.isArray()) {
        add(carriers, wrapper.at(), part);
      }
    }
  }

  private Map<Integer, List<Part>> owners(Map<Integer, List<Part>> carriers, boolean foreign) {
    Map<Integer, List<Part>> owners = new HashMap<>();
    MemberTable members = scan.members();
    BitSet types = new BitSet();
    carriers.keySet().forEach(types::set);
    for (int row = 0; row < members.size(); row++) {
      int type = members.type(row);
      if (type == MemberTable.FOREIGN && foreign) {
        foreign(unit.die(members.owner(row)), unit.die(members.member(row)), owners);
      } else if (type >= 0 && types.get(type)) {
        Die owner = unit.die(members.owner(row));
        has(owner, unit.die(members.member(row)), carriers.get(type), owners);
      }
    }
    return owners;
  }

  // LTO and dwz let a member's type be in another unit.
  private void foreign(Die owner, Die member, Map<Integer, List<Part>> owners) {
    long type = member.reference(Dw.AT_TYPE);
    Die array = type < 0 ? null : units.die(unit, type);
    if (array != null && array.tag() == Dw.TAG_ARRAY_TYPE) {
      List<Long> lengths = Subranges.of(array);
      if (lengths.size() > 1) {
        has(owner, member, List.of(new Part("", 0, lengths)), owners);
      }
    }
  }

  private void has(Die owner, Die member, List<Part> parts, Map<Integer, List<Part>> owners) {
    String tag = owner.text(Dw.AT_NAME);
    String name = member.text(Dw.AT_NAME);
    long offset = Location.offset(member);
    for (Part part : parts) {
      Part outer = part.within(name, offset);
      if (tag.isEmpty()) {
        add(owners, owner.at(), outer);
      } else {
        found((owner.tag() == Dw.TAG_UNION_TYPE ? "union " : "struct ") + tag, outer);
      }
    }
  }

  private void found(String struct, Part part) {
    found.add(new ArrayMember(struct, part.path(), part.offset(), part.lengths()));
  }
}
