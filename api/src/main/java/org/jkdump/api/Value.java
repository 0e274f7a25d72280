// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.math.BigInteger;
import org.jkdump.target.TargetException;
import org.jkdump.type.CType;

/**
 * Something read from the kernel. Names of its own methods end in {@code _}, so that none takes the
 * name of a C field. What a kind of value can't do throws a {@link TargetException} that says so.
 */
public abstract class Value {
  private final Kernel kernel;
  private final CType type;
  private final long address;

  Value(Kernel kernel, CType type, long address) {
    this.kernel = kernel;
    this.type = type;
    this.address = address;
  }

  /** The kernel that it was read from. */
  public final Kernel kernel_() {
    return kernel;
  }

  /** Its C type. */
  public CType type_() {
    return type;
  }

  /** The kernel virtual address where it lies. */
  public final long addr_() {
    return address;
  }

  /** Bytes that it takes. */
  public long size_() {
    return type_().size();
  }

  /** Its number: integers by their sign, bool as 0 or 1, a pointer's or struct's address. */
  public long num_() {
    throw cannot("is no number");
  }

  /** Its number, exact by the C type's sign and width. */
  public BigInteger big_() {
    return BigInteger.valueOf(num_());
  }

  /** Its text form. */
  public String str_() {
    return toString();
  }

  /** Its raw bytes. */
  public byte[] bytes_() {
    return kernel.memory().read(address, Math.toIntExact(size_()));
  }

  /** What a pointer points to; any other value is returned unchanged. */
  public Value deref_() {
    return this;
  }

  /** Element {@code i} of an array, or of what a pointer points to. */
  public Value at_(long i) {
    throw cannot("has no elements");
  }

  /** Whether it is a NULL pointer. */
  public boolean isNull_() {
    return false;
  }

  /**
   * What a C access path such as {@code "mm->pgd"} or {@code "[2].next"} leads to; {@code .} and
   * {@code ->} alike.
   */
  public Value get_(String path) {
    return kernel.attributes().field(type, path).read(kernel, address);
  }

  /** An address as a number, which has no sign. */
  static BigInteger unsigned(long number) {
    return new BigInteger(Long.toUnsignedString(number));
  }

  final TargetException cannot(String why) {
    return new TargetException("'" + type_().text() + "' " + why);
  }
}
