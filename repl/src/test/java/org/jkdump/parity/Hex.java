// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import java.util.stream.Collectors;

/** Bytes as text, from jkdump and from crash's {@code rd -8}. */
final class Hex {
  private Hex() {}

  static String of(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte octet : bytes) {
      text.append(String.format("%02x ", octet));
    }
    return text.toString().strip();
  }

  /** Returns the output of {@code rd -8} without addresses and characters. */
  static String ofRd(String said) {
    return said.lines()
        .map(line -> line.replaceFirst("^ *\\w+: +((?:[0-9a-f]{2} ){1,16}).*$", "$1").strip())
        .collect(Collectors.joining(" "));
  }
}
