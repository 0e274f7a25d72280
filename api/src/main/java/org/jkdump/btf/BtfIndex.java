// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.btf;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jkdump.cdecl.TypeKind;

/** Index of a section's names: the ids that have each name. */
final class BtfIndex {
  private static final int[] NONE = {};

  private final BtfData data;
  private final Map<TypeKind, Map<String, Integer>> first = new EnumMap<>(TypeKind.class);
  private final Map<TypeKind, Map<String, int[]>> more = new EnumMap<>(TypeKind.class);
  private final Map<String, Integer> variables = new HashMap<>();
  private boolean enumSigns;

  BtfIndex(BtfData data) {
    this.data = data;
    for (TypeKind kind : TypeKind.values()) {
      first.put(kind, new HashMap<>());
      more.put(kind, new HashMap<>());
    }
    for (int id = data.first(); id < data.count(); id++) {
      add(id);
    }
  }

  /** Returns the ids with a name, ascending. */
  int[] ids(TypeKind kind, String name) {
    Integer id = first.get(kind).get(name);
    int[] several = more.get(kind).get(name);
    return several != null ? several : id == null ? NONE : new int[] {id};
  }

  /** Returns the first id with a name, or 0. */
  int id(TypeKind kind, String name) {
    return first.get(kind).getOrDefault(name, 0);
  }

  /** Returns the id of a variable or function, or 0. */
  int variable(String name) {
    return variables.getOrDefault(name, 0);
  }

  /** Returns the names of all variables, without functions. */
  Collection<String> variables() {
    return variables.entrySet().stream()
        .filter(entry -> data.kind(entry.getValue()) == BtfKind.VAR)
        .map(Map.Entry::getKey)
        .toList();
  }

  Collection<String> names(TypeKind kind) {
    return first.get(kind).keySet();
  }

  /** Returns whether enums say if they are signed. */
  boolean hasEnumSigns() {
    return enumSigns;
  }

  // Since Linux kernel commit 6089fb325cf7 ("bpf: Add btf enum64 support") (in v6.0) a flag says
  // whether an enum is signed. One enum with this flag shows that the whole section has it.
  private void noteSign(BtfKind kind, int id) {
    enumSigns |= kind == BtfKind.ENUM64 || kind == BtfKind.ENUM && data.flag(id);
  }

  private void add(int id) {
    noteSign(data.kind(id), id);
    switch (data.kind(id)) {
      case STRUCT -> name(TypeKind.STRUCT, id);
      case UNION -> name(TypeKind.UNION, id);
      case ENUM, ENUM64 -> name(TypeKind.ENUM, id);
      case INT, FLOAT, TYPEDEF -> name(TypeKind.PLAIN, id);
      case VAR, FUNC -> variables.putIfAbsent(data.name(id), id);
      default -> {}
    }
  }

  private void name(TypeKind kind, int id) {
    if (!data.isUnnamed(id)) {
      Integer before = first.get(kind).putIfAbsent(data.name(id), id);
      if (before != null) {
        more.get(kind).merge(data.name(id), new int[] {before, id}, (all, two) -> append(all, id));
      }
    }
  }

  private static int[] append(int[] all, int id) {
    int[] longer = Arrays.copyOf(all, all.length + 1);
    longer[all.length] = id;
    return longer;
  }
}
