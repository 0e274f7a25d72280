// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** A text that comes in pieces of bytes, which may cut a character in two. */
public final class PieceText {
  private final Consumer<String> shown;
  private final ByteArrayOutputStream all = new ByteArrayOutputStream();
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private byte[] begun = {};

  /**
   * @param shown is given each piece as text
   */
  public PieceText(Consumer<String> shown) {
    this.shown = shown;
  }

  public void add(byte[] piece) {
    all.writeBytes(piece);
    show(piece, false);
  }

  /** The last piece. */
  public void end(byte[] piece) {
    all.writeBytes(piece);
    show(piece, true);
  }

  /** All of it. */
  public String text() {
    return all.toString(StandardCharsets.UTF_8);
  }

  private void show(byte[] piece, boolean last) {
    ByteBuffer bytes = ByteBuffer.allocate(begun.length + piece.length).put(begun).put(piece);
    CharBuffer chars = CharBuffer.allocate(bytes.capacity() + 1);
    decoder.decode(bytes.flip(), chars, last);
    begun = new byte[bytes.remaining()];
    bytes.get(begun);
    if (chars.flip().hasRemaining()) {
      shown.accept(chars.toString());
    }
  }
}
