// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.kernel.Kernel;
import org.jkdump.target.TargetException;
import org.jkdump.target.TargetLostException;
import org.jkdump.type.CType;
import org.jkdump.type.EnumType;
import org.jkdump.type.StructType;

/** Meanings of C names in a kernel. */
record CNames(Kernel kernel) {
  /** The type that a text names, with or without its keyword. */
  Optional<CType> type(String text) {
    return kernel.types().find(text);
  }

  /** The type of a global variable or function; absent if there is none. */
  Optional<CType> variable(String name) {
    if (kernel.symbols().address(name).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(kernel.variableType(name));
    } catch (TargetLostException e) {
      throw e;
    } catch (TargetException e) {
      return Optional.empty();
    }
  }

  /**
   * The member that a path names; absent if the path begins with neither a type nor a variable. A
   * type's own name may have arrows ({@code page:8->union}), so the longest name counts.
   */
  Optional<MemberPlace> place(String text) {
    for (int at = separator(text, text.length()); at > 0; at = separator(text, at)) {
      String root = text.substring(0, at).strip();
      Optional<CType> start = type(root).or(() -> variable(root));
      if (start.isPresent()) {
        return Optional.of(MemberPlace.of(root, start.get(), text.substring(at)));
      }
    }
    return Optional.empty();
  }

  /** Names by which to ask for the other types of the same tag or name. */
  List<String> others(String text, CType shown) {
    String name = bareName(text);
    List<String> all = new ArrayList<>();
    for (TypeKind kind : TypeKind.values()) {
      List<CType> same = name.contains("->") ? List.of() : kernel.types().all(kind, name);
      for (int i = 0; i < same.size(); i++) {
        if (!same.get(i).equals(shown)) {
          String number = i == 0 ? "" : "#" + (i + 1);
          all.add((kind.keyword() + " " + name + number).strip());
        }
      }
    }
    return all;
  }

  /** The origin of a type; absent if it is unknown. */
  Optional<String> origin(CType type) {
    if (type instanceof StructType struct) {
      return kernel.types().origin(struct.kind(), struct.tag(), type);
    }
    if (type instanceof EnumType e) {
      return kernel.types().origin(TypeKind.ENUM, e.tag(), type);
    }
    return kernel.types().origin(TypeKind.PLAIN, type.text(), type);
  }

  private static String bareName(String text) {
    return text.strip().replaceFirst("^(struct|union|enum)\\s+", "").replaceFirst("#\\d+$", "");
  }

  // Beginning of the last step before a place.
  private static int separator(String text, int before) {
    int dot = text.lastIndexOf('.', before - 1);
    int arrow = text.lastIndexOf("->", before - 1);
    int bracket = text.lastIndexOf('[', before - 1);
    return Math.max(dot, Math.max(arrow, bracket));
  }
}
