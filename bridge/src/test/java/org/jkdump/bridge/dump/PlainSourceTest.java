// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jkdump.bridge.dump.codec.Packed;
import org.jkdump.target.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainSourceTest {
  @TempDir Path directory;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(directory.resolve("vmcore"), bytes);
  }

  @Test
  void readsEndWhereTheFileDoes() throws IOException {
    try (Source source = new PlainSource(file(new byte[] {1, 2, 3}))) {
      assertArrayEquals(new byte[] {2, 3}, source.read(1, 10));
      assertEquals(0, source.read(3, 1).length);
      assertEquals(0, source.read(-1, 1).length);
    }
  }

  @Test
  void anInterruptedThreadReadsOnAndStaysInterrupted() throws IOException {
    try (Source source = new PlainSource(file(new byte[] {1, 2, 3}))) {
      Thread.currentThread().interrupt();
      byte[] read = source.read(0, 3);
      assertTrue(Thread.interrupted());
      assertArrayEquals(new byte[] {1, 2, 3}, read);
      assertArrayEquals(new byte[] {3}, source.read(2, 1));
    }
  }

  @Test
  void anotherFileOfTheSameNameIsNotReadInstead() throws IOException {
    Path path = file(new byte[] {1, 2, 3});
    try (Source source = new PlainSource(path)) {
      Path other = Files.write(directory.resolve("other"), new byte[] {4, 5, 6});
      Files.move(other, path, StandardCopyOption.REPLACE_EXISTING);
      assertArrayEquals(new byte[] {1, 2, 3}, source.read(0, 3));
    }
  }

  @Test
  void anInterruptDuringAReadHurtsNoThread() throws Exception {
    byte[] bytes = new byte[1 << 16];
    try (Source source = new PlainSource(file(bytes))) {
      for (int i = 0; i < 50; i++) {
        Thread victim = new Thread(() -> readAll(source));
        victim.start();
        victim.interrupt();
        readAll(source);
        victim.join();
      }
    }
  }

  private static void readAll(Source source) {
    try {
      assertEquals(1 << 16, source.read(0, 1 << 16).length);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aClosedFileIsAnError() throws IOException {
    Source source = new PlainSource(file(new byte[3]));
    source.close();
    assertThrows(IOException.class, () -> source.read(0, 1));
  }

  @Test
  void aFileThatShrinksLosesPages() throws IOException {
    Path path = file(new KdumpWriter().page(3, 600).bytes());
    try (DumpFile dump = DumpOpener.open(List.of(path))) {
      assertArrayEquals(Packed.page(600, 4096), Reads.page(dump, 600));
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.truncate(0);
      }
      assertEquals(List.of(Outcome.LOST), Reads.outcomes(dump, 600));
    }
    assertEquals(1, directory.toFile().list().length);
  }

  @Test
  void pagesOfAClosedDumpFail() throws IOException {
    DumpFile dump = DumpOpener.open(List.of(file(new KdumpWriter().page(3, 600).bytes())));
    dump.close();
    assertEquals(List.of(Outcome.FAILED), Reads.outcomes(dump, 600));
  }
}
