// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import org.jkdump.type.CType;

/** A global variable as the generated class of them reads it. */
public final class Global {
  private final Kernel kernel;
  private final Slot slot;
  private final long address;

  private Global(Kernel kernel, Slot slot, long address) {
    this.kernel = kernel;
    this.slot = slot;
    this.address = address;
  }

  static Global of(Kernel kernel, String name, String type) {
    CType declared = kernel.types().get(type);
    Slot slot = new Slot(kernel, new Field(declared, name, Paths.to(declared)), null);
    return new Global(kernel, slot, kernel.symbolAddress(name));
  }

  /** The copy that a CPU uses. */
  Global copy(int cpu) {
    return new Global(kernel, slot, kernel.perCpu().address(address, cpu));
  }

  /** It as a number. */
  public long num() {
    return slot.num(address);
  }

  /** It as C's {@code bool}. */
  public boolean bool() {
    return num() != 0;
  }

  /** It as a value of any kind. */
  public Value value() {
    return slot.value(address);
  }

  /** The struct that it is or points to. */
  public Struct su(Class<? extends TypedStruct> type) {
    return slot.struct(address, type);
  }

  /** The array that it is. */
  public <T> Array<T> array(Class<T> element) {
    return slot.array(address, element);
  }

  /** The pointer that it is. */
  public <T> Pointer<T> pointer(Class<T> target) {
    return slot.pointer(address, target);
  }
}
