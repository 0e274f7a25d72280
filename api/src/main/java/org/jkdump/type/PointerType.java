// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

/**
 * A pointer.
 *
 * @param size bytes
 */
public record PointerType(CType target, long size) implements CType {
  @Override
  public String declare(String declarator) {
    boolean binds = target instanceof ArrayType || target instanceof FunctionType;
    return target.declare(binds ? "(*" + declarator + ")" : "*" + declarator);
  }

  @Override
  public String toString() {
    return text();
  }
}
