// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

/**
 * A field of a generated class, or a global variable, bound to one kernel: the same {@link Field}
 * that a path is resolved to, with the Java class of what it leads to.
 */
final class Slot {
  private final Kernel kernel;
  private final Field field;
  private final KernelClass<?> owner;
  private TypedStruct result;

  /**
   * @param owner what the class says of itself whose field it is; null for a variable
   */
  Slot(Kernel kernel, Field field, KernelClass<?> owner) {
    this.kernel = kernel;
    this.field = field;
    this.owner = owner;
  }

  /** Whether it is a field of a class: another one for the same struct may have others. */
  boolean isOf(KernelClass<?> about) {
    return owner == about;
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
      result = prototype = kernel.classes().prototype(type);
    }
    return prototype.at$(field.num(kernel, base));
  }

  <T> Array<T> array(long base, Class<T> element) {
    return new Array<>((ArrayValue) value(base), kernel.classes().conversion(element));
  }

  <T> Pointer<T> pointer(long base, Class<T> target) {
    return new Pointer<>((PointerValue) value(base), kernel.classes().conversion(target));
  }
}
