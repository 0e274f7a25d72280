// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.math.BigInteger;
import org.jkdump.symbol.SymbolOffset;
import org.jkdump.type.CType;

/** A function. */
public final class FunctionValue extends Value {
  FunctionValue(Kernel kernel, CType type, long address) {
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
  public boolean equals(Object other) {
    return other instanceof FunctionValue that && addr_() == that.addr_();
  }

  @Override
  public int hashCode() {
    return Long.hashCode(addr_());
  }

  /** Its name and address. */
  @Override
  public String toString() {
    String name = kernel_().symbols().loose(addr_()).map(SymbolOffset::toString).orElse("?");
    return String.format("0x%x <%s>", addr_(), name);
  }
}
