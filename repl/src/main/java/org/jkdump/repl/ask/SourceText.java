// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.ask;

import java.util.List;
import java.util.Optional;
import org.jkdump.kernel.Kernel;
import org.jkdump.type.CType;
import org.jkdump.type.EnumType;
import org.jkdump.type.StructType;
import org.jkdump.type.TypedefType;

/** C definition of a name, as {@code /src} prints it. */
final class SourceText {
  private final Kernel kernel;
  private final CNames names;

  SourceText(Kernel kernel) {
    this.kernel = kernel;
    this.names = new CNames(kernel);
  }

  /**
   * The definition of a type, the type of a variable or of a path's member, or a function's
   * prototype; absent if nothing has that name.
   */
  Optional<String> of(String text) {
    return type(text)
        .or(() -> names.variable(text).map(t -> declared(t.declare(text) + ";", t)))
        .or(() -> names.place(text).map(p -> declared(p.declaration(), p.found().leaf())))
        .or(() -> kernel.types().enumWith(text).map(TypeAnswer::of));
  }

  private Optional<String> type(String text) {
    return names.type(text).map(type -> TypeAnswer.of(type) + others(text, type));
  }

  private String others(String text, CType shown) {
    List<String> others = names.others(text, shown);
    String hint = others.isEmpty() ? "" : "\n" + othersHint(others, "/src ");
    boolean symbol = names.variable(text).isPresent();
    return symbol ? hint + "\na symbol has this name, too: ?" + text : hint;
  }

  /** Names the other meanings of a name, and how to ask for them. */
  static String othersHint(List<String> others, String ask) {
    return "others have this name, too: " + ask + String.join(", " + ask, others);
  }

  // The declaration of a number says all.
  private static String declared(String declaration, CType type) {
    CType core = TypeAnswer.core(type);
    boolean more =
        core instanceof StructType || core instanceof EnumType || core instanceof TypedefType;
    return more ? declaration + "\n\n" + TypeAnswer.of(type) : declaration;
  }
}
