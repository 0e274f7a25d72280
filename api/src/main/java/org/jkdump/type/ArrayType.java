// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import org.jkdump.target.TargetException;

/**
 * An array; one of several dimensions is an array of arrays.
 *
 * @param length elements; 0 for {@code []} and {@code [0]}
 * @param open whether it is declared without a length, {@code []}; BTF doesn't tell that from
 *     {@code [0]}, and it counts as open there
 */
public record ArrayType(CType element, long length, boolean open) implements CType {
  // Longer arrays of char are shown as arrays.
  private static final int MAX_TEXT = 1 << 20;

  public ArrayType(CType element, long length) {
    this(element, length, length == 0);
  }

  /**
   * Bytes of all elements.
   *
   * @throws TargetException if the array is larger than any address space
   */
  @Override
  public long size() {
    try {
      return Math.multiplyExact(element.size(), length);
    } catch (ArithmeticException e) {
      throw new TargetException(
          "'" + text() + "' is larger than any memory: its type information is damaged");
    }
  }

  /** Whether it is shown as text. */
  public boolean isText() {
    return element.isChar() && length > 0 && length <= MAX_TEXT;
  }

  /** Whether it has an element, as far as its declaration says: of {@code []} it has any. */
  public boolean has(long index) {
    return index >= 0 && (length == 0 || index < length);
  }

  /** The message that it has no such element. */
  public String lacks(long index) {
    return String.format("'%s' has no element %d: its length is %d", text(), index, length);
  }

  @Override
  public String declare(String declarator) {
    return element.declare(declarator + "[" + (open ? "" : length) + "]");
  }

  @Override
  public String toString() {
    return text();
  }
}
