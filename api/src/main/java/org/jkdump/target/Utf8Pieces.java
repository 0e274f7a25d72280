// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decoder of a UTF-8 text that comes in pieces, which may cut a character in two. */
public final class Utf8Pieces {
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private byte[] incomplete = {};

  /** A decoder at the beginning of a text. */
  public Utf8Pieces() {}

  /** The characters that are complete with this piece. */
  public String add(byte[] bytes, int from, int count) {
    return decoded(bytes, from, count, false);
  }

  /** The text behind the last piece: U+FFFD if that piece ended within a character. */
  public String end() {
    return decoded(incomplete, 0, 0, true);
  }

  private String decoded(byte[] bytes, int from, int count, boolean last) {
    ByteBuffer in = ByteBuffer.allocate(incomplete.length + count);
    in.put(incomplete).put(bytes, from, count).flip();
    CharBuffer text = CharBuffer.allocate(in.remaining() + 1);
    decoder.decode(in, text, last);
    incomplete = new byte[in.remaining()];
    in.get(incomplete);
    return text.flip().toString();
  }
}
