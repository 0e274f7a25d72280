// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump.codec;

import io.airlift.compress.Decompressor;

/** Decompressor in Java, for systems without the library. */
record JavaCodec(Decompressor decompressor) implements Codec {
  @Override
  public boolean decode(byte[] from, int offset, int length, byte[] page) {
    try {
      int written = decompressor.decompress(from, offset, length, page, 0, page.length);
      return written == page.length;
    } catch (RuntimeException e) {
      // The decompressors have many words for damage.
      return false;
    }
  }
}
