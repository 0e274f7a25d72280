// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import java.util.List;

/** What a declarator does to the type before it. */
public sealed interface Shape {
  /** A star, with the qualifiers behind it. */
  record Star(List<String> qualifiers) implements Shape {}

  /** Brackets. */
  record Brackets(long length, boolean open) implements Shape {}

  /** A parameter list. */
  record Parameters(List<Declaration> list, boolean variadic) implements Shape {}
}
