// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jkdump.bridge.dump.codec.Compression;
import org.jkdump.bridge.dump.codec.Packed;
import org.jkdump.target.OpenException;
import org.jkdump.target.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every damage is an error in words or an outcome, within a second and little heap. */
class DamagedFilesTest {
  private static final int MUTATIONS = 5000;
  private static final long[] EXTREMES = {
    0, -1, 1, Long.MAX_VALUE, Long.MIN_VALUE, Integer.MAX_VALUE, 1L << 31, 1L << 40, 1L << 52
  };
  @TempDir Path directory;

  private static List<byte[]> files() {
    List<byte[]> files = new ArrayList<>();
    long[] pages = LongStream.range(20, 60).toArray();
    for (Compression form : Compression.values()) {
      KdumpWriter writer = new KdumpWriter().page(pages).zero(70, 71).excluded(72);
      writer.form = form;
      writer.oneBitmap = form == Compression.LZO;
      writer.frames = writer.oneBitmap ? 20_000 : 1000;
      files.add(writer.bytes());
    }
    KdumpWriter part = new KdumpWriter().page(pages);
    part.split = true;
    part.start = 30;
    part.end = 50;
    files.add(part.bytes());
    files.add(FlatWriter.shuffled(files.get(1), new Random(2)));
    files.add(elf());
    files.add(FlatWriter.shuffled(elf(), new Random(3)));
    return files;
  }

  private static byte[] elf() {
    return new ElfWriter()
        .load(100, Packed.page(1, 9000), 20_000)
        .load(0x10000, Packed.page(2, 8192), 8192)
        .load(0x11000, Packed.page(3, 4096), 4096)
        .bytes();
  }

  @Test
  void mutatedFilesHaveAnAnswer() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    List<byte[]> files = files();
    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          for (int i = 0; i < MUTATIONS; i++) {
            open(mutated(files.get(i % files.size()).clone(), random));
          }
        });
  }

  // Most of what counts lies in the first blocks.
  private static byte[] mutated(byte[] bytes, Random random) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    for (int change = random.nextInt(5); change >= 0; change--) {
      int limit = random.nextInt(3) == 0 ? bytes.length : Math.min(bytes.length, 24_000);
      int within = random.nextInt(3) == 0 ? Math.min(limit, 700) : limit;
      int at = random.nextInt(within - 8) & (random.nextBoolean() ? -1 : -4);
      buffer.order(random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      switch (random.nextInt(3)) {
        case 0 -> buffer.put(at, (byte) random.nextInt());
        case 1 -> buffer.putInt(at, (int) EXTREMES[random.nextInt(EXTREMES.length)]);
        default -> buffer.putLong(at, EXTREMES[random.nextInt(EXTREMES.length)]);
      }
    }
    return bytes;
  }

  @Test
  void filesCutAnywhereHaveAnAnswer() {
    for (byte[] bytes : files()) {
      for (int length = 8; length < bytes.length; length += length < 600 ? 13 : 509) {
        open(Arrays.copyOf(bytes, length));
      }
    }
  }

  private static void open(byte[] bytes) {
    try (DumpFile file = MemorySource.open(bytes)) {
      Reads.everything(file);
    } catch (OpenException e) {
      assertTrue(e.getMessage().contains("vmcore"), e::getMessage);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aSparseFileThatClaimsATebibyteOpensAtOnce() throws IOException {
    long frames = 256L << 20;
    Path path = directory.resolve("vmcore");
    KdumpWriter writer = new KdumpWriter();
    writer.frames = frames;
    Files.write(path, Arrays.copyOf(writer.bytes(), 8192));
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.seek(436);
      file.writeInt(Integer.reverseBytes((int) (2 * frames / 8 / 4096)));
      file.setLength(1L << 40);
    }
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> hasNothing(path));
  }

  private static void hasNothing(Path path) {
    try (DumpFile dump = DumpOpener.open(List.of(path))) {
      assertTrue(dump.frames() == 256L << 20);
      assertTrue(Reads.outcomes(dump, 5).equals(List.of(Outcome.BEYOND)));
    }
  }

  @Test
  void aSparseFileOfEmptyRecordsEndsAtOnce() throws IOException {
    Path path = Files.write(directory.resolve("flat"), new FlatWriter().bytes());
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(4096);
      file.setLength(1L << 40);
    }
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          try (DumpFile dump = DumpOpener.open(List.of(path))) {
            throw new AssertionError(dump.format());
          } catch (OpenException e) {
            assertTrue(e.getMessage().contains("cut short"), e::getMessage);
          }
        });
  }
}
