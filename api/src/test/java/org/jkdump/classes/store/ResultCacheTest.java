// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultCacheTest {
  private static final String KEY = "symbols1-5011f9d308f6";

  private Path directory;
  private ResultCache cache;

  @BeforeEach
  void open(@TempDir Path above) throws IOException {
    directory = above.toRealPath().resolve("results");
    cache = new ResultCache(directory, Deflater.NO_COMPRESSION);
  }

  private static byte[] result(int seed) {
    byte[] result = new byte[10_000];
    new Random(seed).nextBytes(result);
    return result;
  }

  private Path file(String key) {
    return directory.resolve(key + ".kernel.jar");
  }

  @Test
  void aResultIsFoundAgainAndReplaced() {
    assertEquals(Optional.empty(), cache.find(KEY));
    cache.keep(KEY, result(1));
    assertArrayEquals(result(1), cache.find(KEY).orElseThrow());
    cache.keep(KEY, result(2));
    assertArrayEquals(result(2), cache.find(KEY).orElseThrow());
    assertEquals(Optional.empty(), cache.find(KEY + "0"));
  }

  @Test
  void lookingMakesNoDirectory() {
    cache.find(KEY);
    assertFalse(Files.exists(directory));
  }

  @Test
  void damagedCutAndForeignFilesAreNotFound() throws IOException {
    cache.keep(KEY, result(1));
    byte[] sound = Files.readAllBytes(file(KEY));
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      byte[] damaged = sound.clone();
      damaged[random.nextInt(sound.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file(KEY), damaged);
      assertEquals(Optional.empty(), cache.find(KEY), "seed " + seed + ", file " + i);
    }
    Files.write(file(KEY), Arrays.copyOf(sound, sound.length / 2));
    assertEquals(Optional.empty(), cache.find(KEY));
    Files.write(file("other"), sound);
    assertEquals(Optional.empty(), cache.find("other"));
    cache.keep(KEY, result(1));
    assertArrayEquals(result(1), cache.find(KEY).orElseThrow());
  }

  @Test
  void aFileThatOthersCouldWriteIsNotFound() throws IOException {
    cache.keep(KEY, result(1));
    CacheFixture.permit(file(KEY), "rw-rw-rw-");
    assertEquals(Optional.empty(), cache.find(KEY));
  }

  @Test
  void anUnfitPlaceIsLeftAlone() throws IOException {
    Files.writeString(directory, "a file");
    cache.keep(KEY, result(1));
    assertEquals(Optional.empty(), cache.find(KEY));
    assertEquals("a file", Files.readString(directory));
    ResultCache proc = new ResultCache(Path.of("/proc/jkdump"), Deflater.NO_COMPRESSION);
    proc.keep(KEY, result(1));
    assertEquals(Optional.empty(), proc.find(KEY));
  }

  @Test
  void theEightThatWereUsedLastAreKept() throws IOException {
    for (int i = 0; i < 8; i++) {
      cache.keep("key" + i, result(i));
      FileTime time = FileTime.from(Instant.now().minusSeconds(1000 - i));
      Files.setLastModifiedTime(file("key" + i), time);
    }
    cache.find("key0");
    cache.keep("key8", result(8));
    assertEquals(Optional.empty(), cache.find("key1"));
    assertArrayEquals(result(0), cache.find("key0").orElseThrow());
  }
}
