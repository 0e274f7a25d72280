// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.airlift.compress.lzo.LzoDecompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodecsTest {
  private static final int DAMAGES = 1000;
  private final Codecs codecs = new Codecs();
  private final byte[] page = Packed.page(1, 4096);

  @ParameterizedTest
  @EnumSource(Compression.class)
  void aPageIsDecompressed(Compression form) {
    byte[] packed = Packed.pack(form, page);
    byte[] shifted = new byte[packed.length + 12];
    System.arraycopy(packed, 0, shifted, 5, packed.length);
    byte[] read = new byte[4096];
    assertTrue(codecs.decode(form, shifted, 5, packed.length, read));
    assertArrayEquals(page, read);
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void largePagesAreDecompressed(Compression form) {
    byte[] large = Packed.page(2, 65536);
    byte[] packed = Packed.pack(form, large);
    byte[] read = new byte[65536];
    assertTrue(codecs.decode(form, packed, 0, packed.length, read));
    assertArrayEquals(large, read);
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void bytesThatMakeMoreOrLessThanAPageAreRefused(Compression form) {
    byte[] packed = Packed.pack(form, page);
    assertFalse(codecs.decode(form, packed, 0, packed.length, new byte[4095]));
    assertFalse(codecs.decode(form, packed, 0, packed.length, new byte[8192]));
    assertFalse(codecs.decode(form, packed, 0, packed.length / 2, new byte[4096]));
    assertFalse(codecs.decode(form, packed, 0, 0, new byte[4096]));
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void damagedBytesAreAnAnswer(Compression form) {
    damage(form, (bytes, into) -> codecs.decode(form, bytes, 0, bytes.length, into));
  }

  @ParameterizedTest
  @EnumSource(names = {"LZO", "SNAPPY", "ZSTD"})
  void theDecompressorsInJavaDoTheSame(Compression form) {
    Codec codec = inJava(form);
    byte[] packed = Packed.pack(form, page);
    byte[] read = new byte[4096];
    assertTrue(codec.decode(packed, 0, packed.length, read));
    assertArrayEquals(page, read);
    damage(form, (bytes, into) -> codec.decode(bytes, 0, bytes.length, into));
  }

  @Test
  void manyThreadsShareThem() {
    byte[] packed = Packed.pack(Compression.ZSTD, page);
    long equal =
        IntStream.range(0, 2000)
            .parallel()
            .filter(i -> isPage(Compression.values()[i % 5]))
            .count();
    assertEquals(2000, equal);
    codecs.close();
    assertTrue(codecs.decode(Compression.ZSTD, packed, 0, packed.length, new byte[4096]));
  }

  private boolean isPage(Compression form) {
    byte[] packed = Packed.pack(form, page);
    byte[] read = new byte[4096];
    return codecs.decode(form, packed, 0, packed.length, read) && Arrays.equals(page, read);
  }

  private void damage(Compression form, Decoding decoding) {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println(form + ", seed " + seed);
    Random random = new Random(seed);
    byte[] packed = Packed.pack(form, page);
    for (int i = 0; i < DAMAGES; i++) {
      byte[] bytes = Arrays.copyOf(packed, 1 + random.nextInt(packed.length));
      for (int flip = random.nextInt(8); flip >= 0; flip--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      decoding.decode(bytes, new byte[4096]);
    }
  }

  private static Codec inJava(Compression form) {
    return new JavaCodec(
        switch (form) {
          case LZO -> new LzoDecompressor();
          case SNAPPY -> new SnappyDecompressor();
          default -> new ZstdDecompressor();
        });
  }

  private interface Decoding {
    boolean decode(byte[] bytes, byte[] into);
  }
}
