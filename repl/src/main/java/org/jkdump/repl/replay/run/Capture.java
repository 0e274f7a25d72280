// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Copy of standard output during a snippet, up to a limit. Later output, of a thread that still
 * runs, is only passed on.
 */
final class Capture extends OutputStream {
  /** Bytes kept of one snippet. */
  static final int LIMIT = 16 << 20;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final OutputStream next;
  private final int limit;
  private long length;
  private boolean over;

  /**
   * @param next is given all output, in UTF-8
   */
  Capture(OutputStream next, int limit) {
    this.next = next;
    this.limit = limit;
  }

  /**
   * Runs a body while standard output is kept, and restores standard output unless the body
   * replaced it.
   */
  <T> T during(Supplier<T> body) {
    PrintStream before = System.out;
    PrintStream mine = new PrintStream(this, true, StandardCharsets.UTF_8);
    System.setOut(mine);
    try {
      return body.get();
    } finally {
      mine.flush();
      if (System.out == mine) {
        System.setOut(before);
      }
      end();
    }
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int count) {
    if (!over) {
      kept.write(bytes, from, (int) Math.min(count, Math.max(0, limit - length)));
      length += count;
    }
    Utf8Relay.pass(next, bytes, from, count);
  }

  @Override
  public void flush() throws IOException {
    next.flush();
  }

  private synchronized void end() {
    over = true;
  }

  /** The output; if it was too long, the last line says how long. */
  synchronized String text() {
    String text = kept.toString(StandardCharsets.UTF_8);
    return length <= limit ? text : text + "\n... cut here: " + length + " bytes in all\n";
  }
}
