// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

/**
 * An integer, {@code char} among them.
 *
 * @param size bytes, 1 to 16
 */
public record IntType(String name, long size, boolean signed) implements CType {
  @Override
  public boolean isChar() {
    return name.equals("char");
  }

  @Override
  public String declare(String declarator) {
    return CType.join(name, declarator);
  }

  @Override
  public String toString() {
    return text();
  }
}
