// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnpackerTest {
  @TempDir Path root;

  private Path put(String file) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, file);
  }

  @ParameterizedTest
  @CsvSource({".xz,xz", ".zst,zstd -q", ".gz,gzip"})
  void compressedOnesAreUnpackedIntoTheCache(String suffix, String program) throws Exception {
    Path plain = put("made/fuse.ko");
    Path packed = root.resolve("made/fuse.ko" + suffix);
    new ProcessBuilder("sh", "-c", program + " -c " + plain + " > " + packed).start().waitFor();
    Unpacker unpacker = new Unpacker(root.resolve("cache"));
    List<String> said = new ArrayList<>();
    Path unpacked = unpacker.unpacked(packed, said::add);
    assertEquals(List.of("unpacking " + packed), said);
    assertEquals("fuse.ko", unpacked.getFileName().toString());
    assertTrue(unpacked.startsWith(root.resolve("cache")), unpacked.toString());
    assertEquals("made/fuse.ko", Files.readString(unpacked));
    assertEquals(
        plain, unpacker.unpacked(plain, said::add), "a file that isn't compressed stays as it is");
    Files.writeString(unpacked, "unpacked once");
    Files.setLastModifiedTime(unpacked, Files.getLastModifiedTime(packed));
    assertEquals("unpacked once", Files.readString(unpacker.unpacked(packed, said::add)));
    Files.setLastModifiedTime(packed, FileTime.from(Instant.EPOCH));
    assertEquals("made/fuse.ko", Files.readString(unpacker.unpacked(packed, said::add)), "anew");
  }

  // Two kernels have files of one name.
  @Test
  void filesOfOneNameDoNotReplaceEachOther() throws Exception {
    Unpacker unpacker = new Unpacker(root.resolve("cache"));
    for (String place : List.of("a", "b")) {
      Path packed = put(place + "/fuse.ko.gz");
      new ProcessBuilder("sh", "-c", "echo " + place + " | gzip > " + packed).start().waitFor();
    }
    Path a = unpacker.unpacked(root.resolve("a/fuse.ko.gz"), text -> {});
    Path b = unpacker.unpacked(root.resolve("b/fuse.ko.gz"), text -> {});
    assertEquals("a\n", Files.readString(a));
    assertEquals("b\n", Files.readString(b));
  }

  @Test
  void aDamagedArchiveLeavesNothingBehind() throws IOException {
    Path packed = put("made/broken.ko.xz");
    Unpacker unpacker = new Unpacker(root.resolve("cache"));
    TargetException e =
        assertThrows(TargetException.class, () -> unpacker.unpacked(packed, text -> {}));
    assertTrue(e.getMessage().contains("broken.ko.xz"), e.getMessage());
    try (var left = Files.walk(root.resolve("cache"))) {
      assertEquals(0, left.filter(Files::isRegularFile).count());
    }
  }
}
