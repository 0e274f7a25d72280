// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.btf;

import org.jkdump.cdecl.TypeKind;
import org.jkdump.type.AnonymousName;

/**
 * Names for all types of a section. A type without a tag is named after the first struct, union or
 * typedef that refers to it, see {@link AnonymousName}.
 */
final class BtfNames {
  private static final int MAX_DEPTH = 64;

  private final BtfData data;
  private final BtfIndex index;
  // For each type without a tag: the type that it is named after, and the index of the member.
  private final int[] parents;
  private final int[] places;

  BtfNames(BtfData data, BtfIndex index) {
    this.data = data;
    this.index = index;
    this.parents = new int[data.count() - data.first() + 1];
    this.places = new int[parents.length];
    for (int id = data.first(); id < data.count(); id++) {
      adopt(id);
    }
  }

  /** Returns the name of a struct, union or enum; an empty text if it has none or it is damaged. */
  String of(int id) {
    try {
      return name(id, 0);
    } catch (BtfException e) {
      return "";
    }
  }

  private String name(int id, int depth) {
    if (id < data.first()) {
      return data.name(id);
    }
    if (!data.isUnnamed(id)) {
      return data.kind(id) == BtfKind.TYPEDEF ? data.name(id) : tag(id);
    }
    int parent = parents[id - data.first()];
    if (parent == 0 || depth > MAX_DEPTH) {
      return "";
    }
    String before = name(parent, depth + 1);
    if (before.isEmpty()) {
      return "";
    }
    return data.kind(parent) == BtfKind.TYPEDEF
        ? AnonymousName.ofTypedef(before, kind(id))
        : before + step(parent, places[id - data.first()]);
  }

  // If several types have one tag, a number after the tag tells them apart.
  private String tag(int id) {
    int[] all = index.ids(kind(id), data.name(id));
    for (int i = 1; i < all.length; i++) {
      if (all[i] == id) {
        return data.name(id) + "#" + (i + 1);
      }
    }
    return data.name(id);
  }

  private String step(int parent, int place) {
    String step = plainStep(parent, place);
    int number = 1;
    for (int i = 0; i < place; i++) {
      boolean same = target(data.word(parent, 3 * i + 1)) != 0 && plainStep(parent, i).equals(step);
      number += same ? 1 : 0;
    }
    return AnonymousName.numbered(step, number);
  }

  private String plainStep(int parent, int place) {
    int bits = data.word(parent, 3 * place + 2);
    long offset = (data.flag(parent) ? bits & 0xffffff : bits & 0xffffffffL) / 8;
    String field = data.string(data.word(parent, 3 * place));
    return AnonymousName.step(offset, field, kind(target(data.word(parent, 3 * place + 1))));
  }

  private void adopt(int id) {
    BtfKind kind = data.kind(id);
    if (kind == BtfKind.TYPEDEF) {
      adopt(target(data.sizeOrType(id)), id, 0);
    } else if (kind == BtfKind.STRUCT || kind == BtfKind.UNION) {
      for (int i = 0; i < data.vlen(id); i++) {
        adopt(target(data.word(id, 3 * i + 1)), id, i);
      }
    }
  }

  private void adopt(int child, int parent, int place) {
    int i = child - data.first();
    if (i >= 0 && parents[i] == 0) {
      parents[i] = parent;
      places[i] = place;
    }
  }

  // Returns the struct, union or enum without a tag below arrays, pointers and qualifiers, or 0.
  private int target(int id) {
    int at = id;
    for (int steps = 0; steps < MAX_DEPTH && at > 0 && at < data.count(); steps++) {
      switch (data.kind(at)) {
        case ARRAY -> at = data.word(at, 0);
        case PTR, CONST, VOLATILE, RESTRICT, TYPE_TAG -> at = data.sizeOrType(at);
        case STRUCT, UNION, ENUM, ENUM64 -> {
          return data.isUnnamed(at) ? at : 0;
        }
        default -> {
          return 0;
        }
      }
    }
    return 0;
  }

  private TypeKind kind(int id) {
    return switch (data.kind(id)) {
      case STRUCT -> TypeKind.STRUCT;
      case UNION -> TypeKind.UNION;
      default -> TypeKind.ENUM;
    };
  }
}
