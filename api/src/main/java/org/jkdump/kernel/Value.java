// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.math.BigInteger;
import java.util.function.Supplier;
import org.jkdump.target.MemoryException;
import org.jkdump.target.TargetException;
import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;
import org.jkdump.type.PathException;
import org.jkdump.type.PathStep;
import org.jkdump.type.PointerType;

/**
 * Something read from the kernel. Names of its own methods end in {@code _}, so that none takes the
 * name of a C field. A method that makes no sense for a kind of value throws {@link
 * TargetException}.
 */
public abstract class Value {
  private final Kernel kernel;
  private final CType type;
  private final long address;

  public Value(Kernel kernel, CType type, long address) {
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

  /** Its kernel virtual address. */
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
    if (size_() > Integer.MAX_VALUE) {
      throw cannot("has " + size_() + " bytes: readmem(addr, n) reads a part of them");
    }
    return kernel.memory().read(address, (int) size_());
  }

  /** A pointer's target; any other value is returned unchanged. */
  public Value deref_() {
    return this;
  }

  /** Element {@code i} of an array, or of the array at a pointer. */
  public Value at_(long i) {
    throw cannot("has no elements");
  }

  /** C's {@code p + n}, in units of the target's size. */
  public Value add_(long n) {
    throw cannot("is no pointer");
  }

  /** Whether it is a NULL pointer. */
  public boolean isNull_() {
    return false;
  }

  /**
   * The value at the end of a C access path such as {@code "mm->pgd"} or {@code "[2].next"}; {@code
   * .} and {@code ->} are the same.
   */
  public Value get_(String path) {
    return field(path).read(kernel, address);
  }

  /** A path from here, resolved once. */
  Field field(String path) {
    return kernel.field(type_(), path);
  }

  /** The value at the end of a path that begins with an index, without an address of its own. */
  final Value atFirst(String path) {
    PathStep first = PathStep.parse(path).get(0);
    if (first.member() != null) {
      throw new PathException(path, 0, "'" + type_().text() + "' needs an index first, [0]");
    }
    String rest = path.substring(first.end());
    return rest.isBlank() ? at_(first.index()) : at_(first.index()).get_(rest);
  }

  /** C's {@code &value.path}. */
  final Value pointerTo(String path) {
    PathStep first = PathStep.parse(path).get(0);
    if (addr_() != 0 && !(this instanceof PerCpuValue) || first.member() != null) {
      return field(path).pointer(kernel, address);
    }
    String rest = path.substring(first.end());
    return rest.isBlank() ? add_(first.index()) : at_(first.index()).pointerTo(rest);
  }

  /** A text, or the reason for its absence: {@code <not mapped>}. */
  static String orUnreadable(Supplier<String> text) {
    try {
      return text.get();
    } catch (MemoryException e) {
      return "<" + e.outcome() + ">";
    }
  }

  /** Whether C can follow it: a pointer, or an array, which becomes one. */
  public final boolean isPointer() {
    CType bare = type_().bare();
    return bare instanceof PointerType || bare instanceof ArrayType;
  }

  /** An address as a number, which has no sign. */
  public static BigInteger unsigned(long number) {
    return new BigInteger(Long.toUnsignedString(number));
  }

  public final TargetException cannot(String why) {
    return new TargetException("'" + type_().text() + "' " + why);
  }
}
