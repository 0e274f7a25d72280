// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import org.jkdump.memory.Bytes;

/** The names that convert numbers and text; a part of {@link PyKdumpAPI}. */
public abstract class TextNames extends CommandNames {
  TextNames() {}

  /** A number of any sign as a signed one of {@code bits} bits. */
  public static long sLong(long value, int bits) {
    return Bytes.signExtend(value, bits);
  }
}
