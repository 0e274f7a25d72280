// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.cdecl;

import java.util.List;

/** A part of a declarator: it makes a pointer, an array or a function of the type before it. */
public sealed interface Declarator {
  /** A star, with the qualifiers of the pointer. */
  record Star(List<String> qualifiers) implements Declarator {}

  /**
   * Brackets.
   *
   * @param open without a length
   */
  record Brackets(long length, boolean open) implements Declarator {}

  /** A parameter list. */
  record Parameters(List<Declaration> list, boolean variadic) implements Declarator {}
}
