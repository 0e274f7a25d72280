// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jkdump.elf.DataReader;

/**
 * One pass over a unit's own entries and the members of its structs. Entries within functions are
 * skipped.
 */
final class UnitScan {
  private static final int DEEPEST = 20;
  // No entry has offset 0 in its unit, so 0 stands for void.
  private static final int VOID = 0;

  private final MemberTable members = new MemberTable();
  private final MemberTable wrappers = new MemberTable();
  private final List<Die> variables = new ArrayList<>();
  private final List<Die> declarations = new ArrayList<>();
  private final Map<Integer, List<Long>> arrays = new HashMap<>();
  private final NameScan names = new NameScan();
  private Unit unit;
  private DataReader data;

  /** Returns the variables that have a location. */
  List<Die> variables() {
    return variables;
  }

  /** Returns the variables that are only declared. */
  List<Die> declarations() {
    return declarations;
  }

  MemberTable members() {
    return members;
  }

  /** Returns qualified types, typedefs and arrays of one dimension, as rows of a member table. */
  MemberTable wrappers() {
    return wrappers;
  }

  /** Returns the lengths of arrays with several dimensions, by their offsets in the unit. */
  Map<Integer, List<Long>> arrays() {
    return arrays;
  }

  /** Returns the names of all units so far. */
  NameScan names() {
    return names;
  }

  void run(Unit next) {
    unit = next;
    data = next.data();
    members.clear();
    wrappers.clear();
    variables.clear();
    declarations.clear();
    arrays.clear();
    Die root = unit.root();
    int at = root == null ? -1 : root.children();
    while (at >= 0 && at < data.end()) {
      at = entry(at);
    }
  }

  // Returns the offset after the entry, or -1 after the last one.
  private int entry(int at) {
    long code = data.uleb(at);
    if (code == 0) {
      return -1;
    }
    Abbrev abbrev = unit.abbrev(code);
    int attributes = data.afterLeb(at);
    names.add(new Die(unit, at, abbrev, attributes));
    return switch (abbrev.tag) {
      case Dw.TAG_STRUCTURE_TYPE, Dw.TAG_UNION_TYPE, Dw.TAG_CLASS_TYPE ->
          struct(at, abbrev, attributes, 0);
      case Dw.TAG_ARRAY_TYPE -> array(at, abbrev, attributes);
      case Dw.TAG_VARIABLE -> variable(at, abbrev, attributes);
      case Dw.TAG_TYPEDEF,
          Dw.TAG_CONST_TYPE,
          Dw.TAG_VOLATILE_TYPE,
          Dw.TAG_RESTRICT_TYPE,
          Dw.TAG_ATOMIC_TYPE ->
          wrapper(at, abbrev, attributes);
      default -> unit.behind(abbrev, attributes);
    };
  }

  private int variable(int at, Abbrev abbrev, int attributes) {
    if (abbrev.find(Dw.AT_LOCATION) >= 0) {
      variables.add(new Die(unit, at, abbrev, attributes));
    } else if (abbrev.find(Dw.AT_DECLARATION) >= 0) {
      declarations.add(new Die(unit, at, abbrev, attributes));
    }
    return unit.behind(abbrev, attributes);
  }

  private int wrapper(int at, Abbrev abbrev, int attributes) {
    wrappers.add(at, at, type(abbrev, attributes));
    return unit.behind(abbrev, attributes);
  }

  private int array(int at, Abbrev abbrev, int attributes) {
    List<Long> lengths = Subranges.of(new Die(unit, at, abbrev, attributes));
    if (lengths.size() > 1) {
      arrays.put(at, lengths.stream().map(n -> n == Subranges.OPEN ? 0 : n).toList());
    }
    return wrapper(at, abbrev, attributes);
  }

  private int struct(int owner, Abbrev abbrev, int attributes, int depth) {
    int at = abbrev.after(data, attributes);
    if (!abbrev.children || depth > DEEPEST) {
      return unit.behind(abbrev, attributes);
    }
    for (long code = data.uleb(at); code != 0; code = data.uleb(at)) {
      at = member(owner, at, unit.abbrev(code), depth);
    }
    return data.afterLeb(at);
  }

  private int member(int owner, int at, Abbrev abbrev, int depth) {
    int attributes = data.afterLeb(at);
    if (abbrev.tag == Dw.TAG_MEMBER) {
      members.add(owner, at, type(abbrev, attributes));
    } else if (abbrev.tag == Dw.TAG_STRUCTURE_TYPE || abbrev.tag == Dw.TAG_UNION_TYPE) {
      return struct(at, abbrev, attributes, depth + 1);
    }
    return unit.behind(abbrev, attributes);
  }

  private int type(Abbrev abbrev, int attributes) {
    if (abbrev.type < 0) {
      return VOID;
    }
    int at = abbrev.place(data, attributes, abbrev.type);
    return (int) unit.local(abbrev.form(abbrev.type), at);
  }
}
