// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Hands UTF-8 on to a stream of characters, whose encoding may be another. */
final class Utf8Relay extends OutputStream {
  private static final int LONGEST = 4;

  private final PrintStream out;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private byte[] incomplete = {};

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
    ByteBuffer in = ByteBuffer.allocate(incomplete.length + count);
    in.put(incomplete).put(bytes, from, count).flip();
    CharBuffer text = CharBuffer.allocate(in.remaining() + LONGEST);
    decoder.decode(in, text, false);
    incomplete = new byte[in.remaining()];
    in.get(incomplete);
    out.append(text.flip());
  }

  @Override
  public void flush() {
    out.flush();
  }
}
