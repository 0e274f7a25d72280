// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.generated;

import org.jkdump.kernel.ArrayValue;
import org.jkdump.kernel.Field;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.PointerValue;
import org.jkdump.kernel.Value;

/**
 * A field of a generated class, or a global variable, bound to one kernel: the same {@link Field}
 * that a path is resolved to, with the Java class of what it leads to.
 */
final class BoundField {
  private final Kernel kernel;
  private final Field field;
  private TypedStruct result;

  public BoundField(Kernel kernel, Field field) {
    this.kernel = kernel;
    this.field = field;
  }

  long num(long base) {
    return field.num(kernel, base);
  }

  Value value(long base) {
    return field.read(kernel, base);
  }

  TypedStruct struct(long base, Class<? extends TypedStruct> type) {
    TypedStruct prototype = result;
    if (prototype == null) {
      result = prototype = KernelClasses.of(kernel).prototype(type);
    }
    return prototype.at$(field.num(kernel, base));
  }

  <T> Array<T> array(long base, Class<T> element) {
    return new Array<>((ArrayValue) value(base), KernelClasses.of(kernel).conversion(element));
  }

  <T> Pointer<T> pointer(long base, Class<T> target) {
    return new Pointer<>((PointerValue) value(base), KernelClasses.of(kernel).conversion(target));
  }
}
