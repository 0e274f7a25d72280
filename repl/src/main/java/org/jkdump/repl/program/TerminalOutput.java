// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.program;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Output to a terminal: control characters but newlines, tabs and the begin of a colour are shown
 * as {@code \x07}. A text of the dump must not ring, erase or overwrite.
 */
final class TerminalOutput extends FilterOutputStream {
  private static final int ESC = 0x1b;

  TerminalOutput(OutputStream to) {
    super(to);
  }

  @Override
  public void write(int b) throws IOException {
    if (isSafe(b)) {
      out.write(b);
    } else {
      out.write(String.format("\\x%02x", b & 0xff).getBytes(StandardCharsets.US_ASCII));
    }
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int safe = from;
    for (int i = from; i < from + length; i++) {
      if (!isSafe(bytes[i])) {
        out.write(bytes, safe, i - safe);
        write(bytes[i]);
        safe = i + 1;
      }
    }
    out.write(bytes, safe, from + length - safe);
  }

  private static boolean isSafe(int b) {
    return (b & 0xff) >= ' ' && b != 0x7f || b == '\n' || b == '\t' || b == ESC;
  }
}
