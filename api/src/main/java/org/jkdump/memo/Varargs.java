// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memo;

/** Function of any number of arguments. */
@FunctionalInterface
public interface Varargs<R> {
  /** Returns the result for these arguments. */
  R apply(Object... arguments);
}
