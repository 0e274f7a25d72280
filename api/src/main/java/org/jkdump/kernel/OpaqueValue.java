// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.math.BigInteger;
import org.jkdump.type.CType;

/**
 * A value whose type says nothing of its insides: {@code void} or a struct that is only declared.
 */
final class OpaqueValue extends Value {
  OpaqueValue(Kernel kernel, CType type, long address) {
    super(kernel, type, address);
  }

  @Override
  public long num_() {
    return addr_();
  }

  @Override
  public BigInteger big_() {
    return unsigned(addr_());
  }

  @Override
  public String toString() {
    return String.format("<%s 0x%x>", type_().text(), addr_());
  }
}
