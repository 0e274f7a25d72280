// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.ask;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.kernel.Kernel;
import org.jkdump.type.Nearest;

/**
 * Answer to a question about an unknown name.
 *
 * @param ask sign or command before a name in the next question
 */
record Unknown(Kernel kernel, String ask) {
  // Every name is near to a shorter one.
  private static final int SHORTEST = 3;

  /** The nearest of all known names, each as a question. */
  String text(String asked) {
    String none = "nothing is called '" + asked + "'";
    List<String> lines = neighbours(asked.split("\\.|->|\\[|\\(|#", 2)[0]);
    return lines.isEmpty()
        ? none + "; ? alone shows what can be asked"
        : none + "; near it:\n    " + String.join("\n    ", lines);
  }

  private List<String> neighbours(String root) {
    String name = root.replaceFirst("^(struct|union|enum)\\s+", "").strip();
    List<String> lines = new ArrayList<>();
    if (name.length() < SHORTEST) {
      return lines;
    }
    for (TypeKind kind : TypeKind.values()) {
      add(lines, name, KnownNames.of(kernel).types(kind), KnownNames.word(kind));
    }
    add(lines, name, new LinkedHashSet<>(kernel.symbols().names()), "symbol");
    add(lines, name, KnownNames.api(), "name of the API");
    return lines;
  }

  private void add(List<String> lines, String name, Collection<String> known, String what) {
    Nearest.to(name, known)
        .forEach(near -> lines.add(String.format("%s%-24s %s", ask, near, what)));
  }
}
