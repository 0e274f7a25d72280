// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump.codec;

import io.airlift.compress.Compressor;
import io.airlift.compress.lzo.LzoCompressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;

/** Pages and their compressed bytes. */
public final class Packed {
  private Packed() {}

  /** A page that compresses well and is never all zeros. */
  public static byte[] page(long seed, int size) {
    Random random = new Random(seed);
    byte[] page = new byte[size];
    page[0] = 1;
    for (int i = 1; i < size; i++) {
      page[i] = random.nextInt(4) == 0 ? (byte) random.nextInt(64) : page[i - 1];
    }
    return page;
  }

  public static byte[] pack(Compression form, byte[] page) {
    return switch (form) {
      case RAW -> page;
      case ZLIB -> deflate(page);
      case LZO -> compress(new LzoCompressor(), page);
      case SNAPPY -> compress(new SnappyCompressor(), page);
      case ZSTD -> compress(new ZstdCompressor(), page);
    };
  }

  private static byte[] deflate(byte[] page) {
    Deflater deflater = new Deflater(1);
    deflater.setInput(page);
    deflater.finish();
    byte[] packed = new byte[2 * page.length];
    int length = deflater.deflate(packed);
    deflater.end();
    return Arrays.copyOf(packed, length);
  }

  private static byte[] compress(Compressor compressor, byte[] page) {
    byte[] packed = new byte[compressor.maxCompressedLength(page.length)];
    int length = compressor.compress(page, 0, page.length, packed, 0, packed.length);
    return Arrays.copyOf(packed, length);
  }
}
