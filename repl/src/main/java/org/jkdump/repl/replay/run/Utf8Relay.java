// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import org.jkdump.target.Utf8Pieces;

/** Stream that passes UTF-8 on to a print stream of another encoding. */
final class Utf8Relay extends OutputStream {
  private final PrintStream out;
  private final Utf8Pieces pieces = new Utf8Pieces();

  Utf8Relay(PrintStream out) {
    this.out = out;
  }

  static void pass(OutputStream next, byte[] bytes, int from, int count) {
    try {
      next.write(bytes, from, count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) {
    out.append(pieces.add(bytes, from, count));
  }

  @Override
  public void flush() {
    out.flush();
  }
}
