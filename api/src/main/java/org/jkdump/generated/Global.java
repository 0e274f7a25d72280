// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.generated;

import org.jkdump.kernel.Field;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;
import org.jkdump.type.CType;

/** A global variable as the generated class of them reads it. */
public final class Global {
  private final Kernel kernel;
  private final BoundField slot;
  private final long address;

  private Global(Kernel kernel, BoundField slot, long address) {
    this.kernel = kernel;
    this.slot = slot;
    this.address = address;
  }

  static Global of(Kernel kernel, String name, String type) {
    CType declared = kernel.types().get(type);
    BoundField slot = new BoundField(kernel, Field.of(declared, name));
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
