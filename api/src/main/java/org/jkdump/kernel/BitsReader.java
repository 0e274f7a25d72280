// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import org.jkdump.memory.Bytes;
import org.jkdump.type.CType;

/**
 * Reads a bit-field, from no more bytes than it touches.
 *
 * @param bitOffset first bit, counted from the addressed byte: on little-endian machines from its
 *     least significant bit, on big-endian ones from its most significant bit
 */
record BitsReader(CType type, int bitOffset, int bitSize, boolean signed) implements Reader {
  @Override
  public Value read(Kernel kernel, long address) {
    return new IntValue(kernel, type, address, num(kernel, address), signed);
  }

  @Override
  public long num(Kernel kernel, long address) {
    int bytes = (bitOffset + bitSize + 7) / 8;
    int shift = kernel.bigEndian() ? bytes * 8 - bitOffset - bitSize : bitOffset;
    long bits =
        bytes <= 8
            ? kernel.memory().unsigned(address, bytes) >>> shift
            : wide(kernel, address, bytes, shift);
    return signed ? Bytes.signExtend(bits, bitSize) : bits & mask();
  }

  private long mask() {
    return bitSize >= 64 ? -1 : (1L << bitSize) - 1;
  }

  // Packed structs have fields of up to 64 bits that begin within a byte.
  private static long wide(Kernel kernel, long address, int bytes, int shift) {
    byte[] raw = kernel.memory().read(address, bytes);
    return Bytes.big(raw, kernel.bigEndian()).shiftRight(shift).longValue();
  }
}
