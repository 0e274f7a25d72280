// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.generated;

import org.jkdump.target.TargetException;
import org.jkdump.type.MemberText;

/**
 * A field of a generated class, as the kernel that the class was made from has it: {@code
 * task_struct.tasks}. It stands for "this type, this member" wherever a list is walked or a
 * container looked for, and the compiler knows whose it is.
 *
 * @param <T> the class that it belongs to
 */
public final class StructField<T extends TypedStruct> {
  private final KernelClass<T> owner;
  private final int index;

  StructField(KernelClass<T> owner, int index) {
    this.owner = owner;
    this.index = index;
  }

  /** The class that it belongs to. */
  public Class<T> owner() {
    return owner.type();
  }

  /** Its C name. */
  public String name() {
    return row().name();
  }

  /**
   * Bytes from the beginning of the struct.
   *
   * @throws TargetException for a bit-field, which has no address
   */
  public long offset() {
    if (row().bitSize() != 0) {
      throw new TargetException(this + " is a bit-field: it has no offset in bytes");
    }
    return row().bitOffset() / 8;
  }

  /** Bits from the beginning of the struct. */
  public long bitOffset() {
    return row().bitOffset();
  }

  /** Bits of a bit-field, 0 for any other field. */
  public int bitSize() {
    return row().bitSize();
  }

  /** Bytes of its C type. */
  public long size() {
    return row().size();
  }

  /** As C declares it: {@code char comm[16]}. */
  public String declaration() {
    return row().declaration();
  }

  /** The C declaration and the place: {@code char comm[16]; offset 2896, size 16}. */
  public String summary() {
    return MemberText.of(declaration(), bitOffset(), bitSize(), size());
  }

  /** The struct and the summary of the field. */
  @Override
  public String toString() {
    return owner.cName() + "." + name() + ": " + summary();
  }

  public FieldRow row() {
    return owner.row(index);
  }
}
