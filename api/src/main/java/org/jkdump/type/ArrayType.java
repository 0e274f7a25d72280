// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

/**
 * An array; one of several dimensions is an array of arrays.
 *
 * @param length elements; 0 for {@code []} and {@code [0]}
 */
public record ArrayType(CType element, long length) implements CType {
  @Override
  public long size() {
    return element.size() * length;
  }

  @Override
  public String declare(String declarator) {
    return element.declare(declarator + "[" + (length == 0 ? "" : length) + "]");
  }

  @Override
  public String toString() {
    return text();
  }
}
