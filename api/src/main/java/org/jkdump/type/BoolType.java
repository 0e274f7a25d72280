// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

/**
 * {@code _Bool}.
 *
 * @param size bytes
 */
public record BoolType(String name, long size) implements CType {
  @Override
  public String declare(String declarator) {
    return CType.join(name, declarator);
  }

  @Override
  public String toString() {
    return text();
  }
}
