// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;
import org.jkdump.type.PointerType;

/** What arrays consist of and pointers point to. */
final class Elements {
  private Elements() {}

  /** The element type of an array's or a pointer's. */
  static CType of(Value value) {
    CType bare = value.type_().bare();
    if (bare instanceof ArrayType array) {
      return array.element();
    }
    if (bare instanceof PointerType pointer) {
      return pointer.target();
    }
    throw value.cannot("has no elements");
  }
}
