// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

/**
 * A struct as a class of its own, made from the types of a dump: {@code task_struct}. Generated
 * classes have one method for each C field; what they share is here. Names that they use among
 * themselves end in {@code $}, which no C name does.
 */
public abstract class TypedStruct extends Struct {
  /**
   * @param like a struct of the same kernel and type
   */
  protected TypedStruct(Struct like, long address) {
    super(like.layout(), address);
  }

  /** The same class at another address. */
  protected abstract TypedStruct at$(long address);

  /** What the class says of itself. */
  protected abstract KernelClass<?> class$();

  @Override
  final TypedStruct another(long address) {
    return at$(address);
  }

  /** Number {@code i} of the fields as a number. */
  protected final long num$(int i) {
    return slot(i).num(addr_());
  }

  /** A field that C has as {@code bool}. */
  protected final boolean bool$(int i) {
    return num$(i) != 0;
  }

  /** A field of any other kind. */
  protected final Value value$(int i) {
    return slot(i).value(addr_());
  }

  /** A struct in this one, or the one that a pointer leads to. */
  protected final Struct su$(int i, Class<? extends TypedStruct> type) {
    return slot(i).struct(addr_(), type);
  }

  /** An array. */
  protected final <T> Array<T> array$(int i, Class<T> element) {
    return slot(i).array(addr_(), element);
  }

  /** A pointer to something that has a Java type, but is no struct. */
  protected final <T> Pointer<T> pointer$(int i, Class<T> target) {
    return slot(i).pointer(addr_(), target);
  }

  private Slot slot(int i) {
    Slot slot = layout().slot(i);
    return slot != null && slot.isOf(class$()) ? slot : layout().bind(class$(), i);
  }
}
