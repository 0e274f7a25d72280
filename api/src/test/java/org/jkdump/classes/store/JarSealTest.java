// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarSealTest {
  private final JarSeal seal = new JarSeal("key");
  private final byte[] sealed = seal.sealed(Jars.of("text"));

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.write(directory.resolve("a.jar"), sealed);
  }

  @Test
  void aSealedJarIsAJarWithACommentThatCanBeRead() throws IOException {
    assertEquals(Optional.empty(), seal.fault(file));
    assertEquals("text", Jars.text(file));
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertEquals(JarSeal.LENGTH, zip.getComment().length());
      assertTrue(zip.getComment().matches("jkdump classes 1 key {198}[0-9a-f]{8}"));
    }
  }

  @Test
  void aFlippedBitInAnyByteIsFound() throws IOException {
    for (int i = 0; i < sealed.length; i++) {
      byte[] damaged = sealed.clone();
      damaged[i] ^= (byte) (1 << i % 8);
      assertFault(damaged, "bit " + i % 8 + " of byte " + i);
    }
  }

  @Test
  void eachOtherLengthIsFound() throws IOException {
    for (int length = 0; length < sealed.length; length++) {
      assertFault(Arrays.copyOf(sealed, length), "cut to " + length);
    }
    assertFault(Arrays.copyOf(sealed, sealed.length + 1), "one more");
    assertFault(Arrays.copyOf(sealed, sealed.length * 2), "twice as long");
  }

  @Test
  void theEndOfAnotherJarIsFound() throws IOException {
    byte[] other = seal.sealed(Jars.of("next"));
    assertEquals(sealed.length, other.length);
    System.arraycopy(sealed, sealed.length / 2, other, sealed.length / 2, sealed.length / 2);
    assertFault(other, "half and half");
  }

  @Test
  void anotherKeyIsFound() throws IOException {
    assertEquals(
        Optional.of("it is cut short, or was made from something else"),
        new JarSeal("other").fault(file));
  }

  @Test
  void aHugeForeignFileIsNotReadThrough() throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 40);
    }
    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertTrue(seal.fault(file).isPresent()));
  }

  @Test
  void onlyAJarWithoutACommentCanBeSealed() {
    assertThrows(IllegalArgumentException.class, () -> seal.sealed(new byte[0]));
    assertThrows(IllegalArgumentException.class, () -> seal.sealed(new byte[100]));
    assertThrows(IllegalArgumentException.class, () -> seal.sealed(sealed));
  }

  private void assertFault(byte[] bytes, String what) throws IOException {
    Files.write(file, bytes);
    assertTrue(seal.fault(file).isPresent(), what);
  }
}
