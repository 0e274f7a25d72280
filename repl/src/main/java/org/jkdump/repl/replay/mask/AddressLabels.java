// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.mask;

import java.util.regex.Pattern;

/** Pattern of addresses, in hexadecimal or as a negative {@code long}. */
final class AddressLabels {
  // -0x7fffffffffff up to -0x4000000: the kernel's half of the address space.
  private static final String SIGNED = "(?<![\\w.])-\\d{8,15}\\b(?!\\.\\d)";
  static final Pattern PATTERN =
      Pattern.compile("\\b(?:0x[0-9a-f]{8,16}|[f]{4}[0-9a-f]{12})\\b|" + SIGNED);

  private AddressLabels() {}

  /** The key of an address, the same for each way to write it. */
  static String key(String text) {
    if (text.startsWith("-")) {
      return Long.toHexString(Long.parseLong(text));
    }
    String digits = text.startsWith("0x") ? text.substring(2) : text;
    return Long.toHexString(Long.parseUnsignedLong(digits, 16));
  }
}
