// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

/**
 * A floating-point type.
 *
 * @param size bytes
 */
public record FloatType(String name, long size) implements CType {
  /** Whether there are numbers of this size. */
  public boolean isKnown() {
    return size == 4 || size == 8 || size == 10 || size == 12 || size == 16;
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
