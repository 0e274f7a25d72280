// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.generated;

import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;

/**
 * A struct as a class of its own, made from the types of a dump: {@code task_struct}. Generated
 * classes have one method for each C field; what they share is here. Names that they use among
 * themselves end in {@code $}, which no C name does.
 */
public abstract class TypedStruct extends Struct {
  private final FieldBindings bindings;

  /**
   * @param like a struct of the same kernel and type
   */
  protected TypedStruct(Struct like, long address) {
    super(like, address);
    this.bindings =
        like instanceof TypedStruct same && same.getClass() == getClass()
            ? same.bindings
            : new FieldBindings(like.kernel_(), like.type_(), class$());
  }

  /** A struct of this class at another address. */
  protected abstract TypedStruct at$(long address);

  /** The description of the class. */
  protected abstract KernelClass<?> class$();

  @Override
  public final TypedStruct atAddress_(long address) {
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

  /** Forgets how the fields of this class are bound, because types have changed. */
  final void unbind() {
    bindings.forget();
  }

  private BoundField slot(int i) {
    return bindings.get(i);
  }
}
