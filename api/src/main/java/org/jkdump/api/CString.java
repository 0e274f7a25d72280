// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.math.BigInteger;
import java.util.Objects;
import org.jkdump.type.CType;

/** A {@code char[]} or a {@code char *}: text. */
public final class CString extends Value {
  private final byte[] bytes;
  private final long textAddress;

  /**
   * @param address where the array or the pointer lies
   * @param textAddress where the text lies, 0 for a NULL pointer
   * @param bytes of the text; of an array all of them
   */
  CString(Kernel kernel, CType type, long address, long textAddress, byte[] bytes) {
    super(kernel, type, address);
    this.textAddress = textAddress;
    this.bytes = bytes;
  }

  /** Where the text itself lies. */
  public long textAddr_() {
    return textAddress;
  }

  /** The text before the first NUL, or null for a NULL pointer. */
  @Override
  public String str_() {
    return isNull_() ? null : Text.decode(bytes);
  }

  /** The bytes as they are: of an array all, of a pointer those before the NUL. */
  @Override
  public byte[] bytes_() {
    return bytes.clone();
  }

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

  /** The character at an index, as a number. */
  @Override
  public Value at_(long i) {
    return Readers.of(Elements.of(this)).read(kernel_(), textAddress + i);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CString that && Objects.equals(str_(), that.str_());
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(str_());
  }

  @Override
  public String toString() {
    return isNull_() ? "NULL" : str_();
  }
}
