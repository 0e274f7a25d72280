// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.math.BigInteger;
import java.util.Objects;
import org.jkdump.memory.DumpText;
import org.jkdump.target.MemoryException;
import org.jkdump.type.CType;

/**
 * A {@code char[]} or a {@code char *}: text. It was read together with the array or pointer. A
 * pointer to memory that can't be read is a value like any other, only its text isn't there.
 */
public final class CString extends Value {
  private final byte[] bytes;
  private final long textAddress;
  private final String cut;
  private final MemoryException failure;

  /**
   * @param address address of the array or the pointer
   * @param textAddress address of the text, 0 for a NULL pointer
   * @param bytes of the text; of an array all of them
   * @param cut why the text ends without a NUL, null if it doesn't
   * @param failure why the text can't be read, null if it can
   */
  CString(
      Kernel kernel,
      CType type,
      long address,
      long textAddress,
      byte[] bytes,
      String cut,
      MemoryException failure) {
    super(kernel, type, address);
    this.textAddress = textAddress;
    this.bytes = bytes;
    this.cut = cut;
    this.failure = failure;
  }

  /** Address of the text. */
  public long textAddr_() {
    return textAddress;
  }

  /**
   * The text before the first NUL, or null for a NULL pointer. Bytes that are not UTF-8 stand as
   * {@code \xfc}. Of a pointer's text 1 MiB at most is read; a longer one is logged.
   *
   * @throws MemoryException if a pointer leads to memory that can't be read
   */
  @Override
  public String str_() {
    return isNull_() ? null : DumpText.decode(available());
  }

  /** The raw bytes: all of an array, of a pointer the bytes before the NUL. */
  @Override
  public byte[] bytes_() {
    return available().clone();
  }

  /** Whether a pointer's text ends without a NUL: at the limit, or at unreadable memory. */
  public boolean isCut_() {
    return cut != null;
  }

  /** Address of the text. */
  @Override
  public long num_() {
    return textAddress;
  }

  @Override
  public BigInteger big_() {
    return unsigned(textAddress);
  }

  @Override
  public boolean isNull_() {
    return textAddress == 0;
  }

  /** The first character, as a number. */
  @Override
  public Value deref_() {
    return at_(0);
  }

  /** The character at an index, as a number. */
  @Override
  public Value at_(long i) {
    return Pointers.element(this, textAddress, i);
  }

  /** The text from character {@code n} on, as a pointer to it. */
  @Override
  public Value add_(long n) {
    CType pointer = kernel_().types().pointerTo(Pointers.elementType(this));
    return TextReader.at(kernel_(), pointer, 0, textAddress + n);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CString that
        && (failure == null) == (that.failure == null)
        && (failure == null
            ? Objects.equals(str_(), that.str_())
            : textAddress == that.textAddress);
  }

  @Override
  public int hashCode() {
    return failure == null ? Objects.hashCode(str_()) : Long.hashCode(textAddress);
  }

  /** The text, {@code NULL}, or the address with the reason why there is no text. */
  @Override
  public String toString() {
    return isNull_() ? "NULL" : failure == null ? str_() : unreadable();
  }

  /** The pointer with the reason why there is no text; null if there is one. */
  String unreadable() {
    return failure == null ? null : String.format("0x%x <%s>", textAddress, failure.outcome());
  }

  private byte[] available() {
    if (failure != null) {
      throw failure;
    }
    return bytes;
  }
}
