// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.container;

import java.util.Objects;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.walk.Slot;

/** An entry of an XArray, radix tree, IDR or maple tree. */
public final class Entry {
  private final Kernel kernel;
  private final Slot slot;

  Entry(Kernel kernel, Slot slot) {
    this.kernel = kernel;
    this.slot = slot;
  }

  /** Its index; the lowest if it covers several. Unsigned. */
  public long index() {
    return slot.index();
  }

  /** The highest index that it covers. Unsigned. */
  public long last() {
    return slot.last();
  }

  /** The raw slot: a pointer, or a tagged value. */
  public long value() {
    return slot.value();
  }

  /** Whether the slot holds an integer rather than a pointer (kernel: xa_is_value). */
  public boolean isValue() {
    return slot.isValue();
  }

  /** The integer of a value entry (kernel: xa_to_value). */
  public long toValue() {
    return slot.toValue();
  }

  /** The struct that its pointer leads to. */
  public Struct su(String type) {
    return kernel.struct(type, slot.value());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Entry that && slot.equals(that.slot) && kernel == that.kernel;
  }

  @Override
  public int hashCode() {
    return Objects.hash(slot);
  }

  @Override
  public String toString() {
    String first = Long.toUnsignedString(index());
    String range = last() == index() ? first : first + "-" + Long.toUnsignedString(last());
    return range + ": " + (isValue() ? "value " + toValue() : "0x" + Long.toHexString(value()));
  }
}
