// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import org.jkdump.target.TargetException;

/**
 * A Java class that stands for a struct or union. Each generated class keeps one in a static field
 * that the compiler does not see.
 */
public interface StructClass<T extends Struct> {
  /** Name of that static field. */
  String FIELD = "CLASS$";

  /** The Java class. */
  Class<T> type();

  /**
   * The struct at an address.
   *
   * @throws TargetException if the kernel's struct is another one
   */
  T at(Kernel kernel, long address);

  /**
   * Returns the description that a generated class keeps.
   *
   * @throws TargetException if the class is not generated
   */
  static StructClass<?> of(Class<?> type) {
    try {
      if (type.getField(FIELD).get(null) instanceof StructClass<?> known && known.type() == type) {
        return known;
      }
    } catch (ReflectiveOperationException e) {
      // Only generated classes have the field.
    }
    throw new TargetException(
        type.getName() + " stands for no C type: name a class of package kernel");
  }
}
