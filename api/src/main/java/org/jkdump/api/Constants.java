// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import org.jkdump.target.TargetException;

/** What generated classes keep in static fields that the compiler does not see. */
final class Constants {
  private Constants() {}

  /** The value of a public static field. */
  static Object of(Class<?> type, String field) {
    try {
      return type.getField(field).get(null);
    } catch (ReflectiveOperationException e) {
      throw new TargetException(type.getName() + " is no class that jkdump made", e);
    }
  }
}
