// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.ctext;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** Decodes flags (PyKdump's {@code dbits2str}). */
public final class FlagBits {
  private FlagBits() {}

  /**
   * The names of the bits that are set, joined with {@code |} in the order of the names. Names of
   * no bit or several are passed over; of several names for one bit the first is shown. Bits
   * without a name follow as one hexadecimal number. Empty if no bit is set.
   *
   * @param offset characters to leave out at the beginning of each name
   */
  public static String text(long flags, Map<String, ? extends Number> names, int offset) {
    StringJoiner text = new StringJoiner("|");
    long left = flags;
    for (Map.Entry<Long, String> bit : bits(names).entrySet()) {
      if ((left & bit.getKey()) != 0) {
        String name = bit.getValue();
        text.add(name.substring(Math.min(Math.max(offset, 0), name.length())));
        left &= ~bit.getKey();
      }
    }
    return (left == 0 ? text : text.add("0x" + Long.toHexString(left))).toString();
  }

  /**
   * Names of flags with their bits.
   *
   * @param names from bit 0 on, separated by blanks; {@code -} for a bit without a name
   */
  public static Map<String, Long> byBit(String names) {
    Map<String, Long> bits = new LinkedHashMap<>();
    long bit = 1;
    for (String name : names.split(" ")) {
      bits.put(name, bit);
      bit <<= 1;
    }
    bits.remove("-");
    return bits;
  }

  private static Map<Long, String> bits(Map<String, ? extends Number> names) {
    Map<Long, String> bits = new LinkedHashMap<>();
    names.forEach(
        (name, value) -> {
          // In C (1 << 31) is negative, and yet means one bit.
          long number = value.longValue();
          long bit = number == Integer.MIN_VALUE ? 1L << 31 : number;
          if (Long.bitCount(bit) == 1) {
            bits.putIfAbsent(bit, name);
          }
        });
    return bits;
  }
}
