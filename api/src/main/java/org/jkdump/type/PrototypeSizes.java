// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jkdump.target.TargetException;

/**
 * Number of types that a function type spells out. Prototypes within prototypes double it with each
 * level, so a damaged section could describe a type that no memory can hold.
 */
public final class PrototypeSizes {
  private static final int MAX = 1000;
  private final Map<FunctionType, Integer> sizes = new IdentityHashMap<>();

  /** No function type is recorded yet. */
  public PrototypeSizes() {}

  /**
   * Records a function type whose parts are recorded already.
   *
   * @throws TargetException if it spells out too many
   */
  public synchronized FunctionType checked(FunctionType function) {
    int size = 1 + size(function.result());
    for (CType parameter : function.parameters()) {
      size += size(parameter);
      if (size > MAX) {
        throw new TargetException(
            "a function type spells out more than " + MAX + " types: the types are damaged");
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
