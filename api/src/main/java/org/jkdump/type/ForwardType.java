// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import org.jkdump.cdecl.TypeKind;

/** A struct, union or enum that is declared and nowhere defined. */
public record ForwardType(TypeKind kind, String tag) implements CType {
  @Override
  public long size() {
    return 0;
  }

  @Override
  public String declare(String declarator) {
    return CType.join(kind.keyword() + " " + tag, declarator);
  }

  @Override
  public String toString() {
    return text();
  }
}
