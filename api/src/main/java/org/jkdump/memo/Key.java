// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memo;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Set;

/**
 * Function and arguments of a call. Arrays are compared by content, other arguments by {@code
 * equals}.
 */
final class Key {
  private final Memoized function;
  private final Object[] arguments;
  // Kept, because an argument that changes later would change the hash and lose the entry.
  private final int hash;

  Key(Memoized function, Object[] arguments) {
    this.function = function;
    this.arguments = (Object[]) copy(arguments);
    this.hash = Arrays.deepHashCode(this.arguments) * 31 + System.identityHashCode(identity());
  }

  Memoized function() {
    return function;
  }

  /** Returns the function itself. */
  Object identity() {
    return function.function();
  }

  private Set<MemoFlag> flags() {
    return function.flags();
  }

  private static Object copy(Object value) {
    if (value == null || !value.getClass().isArray()) {
      return value;
    }
    int length = Array.getLength(value);
    Object copy = Array.newInstance(value.getClass().getComponentType(), length);
    if (value instanceof Object[] elements) {
      for (int i = 0; i < length; i++) {
        Array.set(copy, i, copy(elements[i]));
      }
    } else {
      System.arraycopy(value, 0, copy, 0, length);
    }
    return copy;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Key that
        && hash == that.hash
        && identity() == that.identity()
        && flags().equals(that.flags())
        && Arrays.deepEquals(arguments, that.arguments);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Formats the call as in source code. */
  @Override
  public String toString() {
    String text = Arrays.deepToString(arguments);
    return function.name() + "(" + text.substring(1, text.length() - 1) + ")";
  }
}
