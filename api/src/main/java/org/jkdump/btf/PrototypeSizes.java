// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.btf;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;
import org.jkdump.type.FunctionType;
import org.jkdump.type.PointerType;
import org.jkdump.type.QualifiedType;

/**
 * Number of types that a function type spells out. Prototypes within prototypes double it with each
 * level, so a damaged section could describe a type that no memory can hold.
 */
final class PrototypeSizes {
  private static final int MAX = 1000;
  private final Map<FunctionType, Integer> sizes = new IdentityHashMap<>();

  /** Records a function type whose parts are recorded already. */
  synchronized FunctionType checked(FunctionType function) {
    int size = 1 + size(function.result());
    for (CType parameter : function.parameters()) {
      size += size(parameter);
      if (size > MAX) {
        throw new BtfException("a function type that spells out more than " + MAX + " types");
      }
    }
    sizes.put(function, size);
    return function;
  }

  private int size(CType type) {
    CType at = type;
    while (true) {
      if (at instanceof PointerType pointer) {
        at = pointer.target();
      } else if (at instanceof ArrayType array) {
        at = array.element();
      } else if (at instanceof QualifiedType qualified) {
        at = qualified.target();
      } else {
        return at instanceof FunctionType f ? sizes.getOrDefault(f, 1) : 1;
      }
    }
  }
}
