// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

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

  /** Its name; null if no symbol is known there. */
  public String symbol_() {
    return symbol(kernel_(), addr_());
  }

  /** Its name and address. */
  @Override
  public String toString() {
    return described(kernel_(), addr_());
  }

  static String symbol(Kernel kernel, long address) {
    return kernel.symbols().loose(address).map(SymbolOffset::toString).orElse(null);
  }

  /** A function's address with its name. */
  static String described(Kernel kernel, long address) {
    String name = symbol(kernel, address);
    return "0x" + Long.toHexString(address) + (name == null ? "" : " <" + name + ">");
  }
}
