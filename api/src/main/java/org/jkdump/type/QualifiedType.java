// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

/**
 * A type with {@code const}, {@code volatile} or {@code restrict}.
 *
 * @param qualifier the keyword
 */
public record QualifiedType(String qualifier, CType target) implements CType {
  @Override
  public long size() {
    return target.size();
  }

  @Override
  public CType bare() {
    return target.bare();
  }

  @Override
  public String declare(String declarator) {
    return target instanceof PointerType
        ? target.declare(CType.join(qualifier, declarator))
        : qualifier + " " + target.declare(declarator);
  }

  @Override
  public String toString() {
    return text();
  }
}
