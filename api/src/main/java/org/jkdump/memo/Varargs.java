// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memo;

/** A function of any number of arguments. */
@FunctionalInterface
public interface Varargs<R> {
  /** Its result. */
  R apply(Object... arguments);
}
