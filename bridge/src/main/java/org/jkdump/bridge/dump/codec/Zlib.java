// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump.codec;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** zlib streams, by the JDK. */
final class Zlib implements Codec {
  private final Inflater inflater = new Inflater();
  private final byte[] rest = new byte[1];

  @Override
  public boolean decode(byte[] from, int offset, int length, byte[] page) {
    inflater.reset();
    inflater.setInput(from, offset, length);
    try {
      if (inflater.inflate(page) != page.length) {
        return false;
      }
      // The end of the stream, with its checksum, may still have to be read.
      return inflater.finished() || inflater.inflate(rest) == 0 && inflater.finished();
    } catch (DataFormatException e) {
      return false;
    }
  }

  @Override
  public void close() {
    inflater.end();
  }
}
