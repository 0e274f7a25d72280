// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

/** {@code void}. */
public record VoidType() implements CType {
  @Override
  public long size() {
    return 0;
  }

  @Override
  public String declare(String declarator) {
    return CType.join("void", declarator);
  }

  @Override
  public String toString() {
    return text();
  }
}
