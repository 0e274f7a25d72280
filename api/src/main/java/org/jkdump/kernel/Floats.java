// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.math.BigInteger;
import org.jkdump.memory.Bytes;

/** Floating-point numbers of every width that C compilers use, as Java's {@code double}. */
final class Floats {
  private static final int BIAS = 16383;
  private static final int SPECIAL = 0x7fff;

  private Floats() {}

  /** Reads a number of 4, 8, 10, 12 or 16 bytes; the longer ones lose precision. */
  static double read(Kernel kernel, long address, int size) {
    if (size == 4) {
      return Float.intBitsToFloat((int) kernel.memory().unsigned(address, 4));
    }
    if (size == 8) {
      return Double.longBitsToDouble(kernel.memory().unsigned(address, 8));
    }
    boolean quad = size == 16 && !kernel.facts().get("machine").contains("86");
    byte[] bytes = kernel.memory().read(address, quad ? 16 : 10);
    BigInteger bits = Bytes.big(bytes, kernel.bigEndian());
    return quad ? quad(bits) : x87(bits);
  }

  // x87's 80 bits: sign, 15 of exponent, and 64 of mantissa with its leading one.
  private static double x87(BigInteger bits) {
    return number(bits, 64, bits.mod(BigInteger.ONE.shiftLeft(64)), 63);
  }

  // IEEE 754 binary128: sign, 15 of exponent, and 112 of mantissa without its leading one.
  private static double quad(BigInteger bits) {
    BigInteger fraction = bits.mod(BigInteger.ONE.shiftLeft(112));
    boolean normal = (bits.shiftRight(112).intValue() & SPECIAL) != 0;
    return number(bits, 112, normal ? fraction.setBit(112) : fraction, 112);
  }

  private static double number(BigInteger bits, int at, BigInteger mantissa, int point) {
    int exponent = bits.shiftRight(at).intValue() & SPECIAL;
    double sign = bits.testBit(at + 15) ? -1 : 1;
    if (exponent == SPECIAL) {
      return mantissa.clearBit(point).signum() == 0 ? sign * Double.POSITIVE_INFINITY : Double.NaN;
    }
    int scale = Math.max(exponent, 1) - BIAS - point;
    // In two steps: the mantissa alone may be beyond, or the scale below, what a double has.
    double high = mantissa.shiftRight(Math.max(0, mantissa.bitLength() - 54)).doubleValue();
    return sign * Math.scalb(high, scale + Math.max(0, mantissa.bitLength() - 54));
  }
}
