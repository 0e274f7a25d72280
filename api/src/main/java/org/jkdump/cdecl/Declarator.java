// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.cdecl;

import java.util.List;

/** What a declarator does to the type before it. */
public sealed interface Declarator {
  /** A star, with the qualifiers behind it. */
  record Star(List<String> qualifiers) implements Declarator {}

  /** Brackets. */
  record Brackets(long length, boolean open) implements Declarator {}

  /** A parameter list. */
  record Parameters(List<Declaration> list, boolean variadic) implements Declarator {}
}
