// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jkdump.target.CommandException;
import org.jkdump.target.CommandOutput;
import org.jkdump.target.Facts;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("row 6: where a module's debuginfo is looked for")
class ModuleFilesTest {
  private static final String RELEASE = "6.1.0-test";

  @TempDir Path root;

  private Path put(String file) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, file);
  }

  private Optional<String> find(String module) {
    return ModuleFiles.of(root, RELEASE, root.resolve("dumps/vmcore").toString())
        .find(module)
        .map(path -> root.relativize(path).toString());
  }

  // Each is removed once it was found, so that the next in the order is found then.
  @Test
  void placesAndSuffixesInTheirOrder() throws IOException {
    List<String> order =
        List.of(
            "usr/lib/debug/lib/modules/6.1.0-test/kernel/fs/ext4.ko.debug",
            "usr/lib/debug/lib/modules/6.1.0-test/kernel/fs/ext4.o.debug",
            "usr/lib/debug/lib/modules/6.1.0-test/kernel/fs/ext4.ko",
            "usr/lib/debug/lib/modules/6.1.0-test/kernel/fs/ext4.o",
            "usr/lib/debug/lib/modules/6.1.0-test/kernel/fs/ext4.ko.xz",
            "usr/lib/debug/lib/modules/6.1.0-test/kernel/fs/ext4.ko.zst",
            "usr/lib/debug/lib/modules/6.1.0-test/kernel/fs/ext4.ko.gz",
            "usr/lib/kernel-image-6.1.0-test-dbg/lib/modules/6.1.0-test/ext4.ko.gz",
            "dumps/ext4.ko.debug",
            "dumps/deeper/ext4.ko",
            "lib/modules/6.1.0-test/kernel/fs/ext4/ext4.ko.xz");
    for (String file : order) {
      put(file);
    }
    put("usr/lib/debug/lib/modules/5.10/ext4.ko");
    put("dumps/ext4.c");
    put("dumps/my-ext4.ko");
    for (String file : order) {
      assertEquals(Optional.of(file), find("ext4"));
      Files.delete(root.resolve(file));
    }
    assertEquals(Optional.empty(), find("ext4"));
  }

  @ParameterizedTest
  @CsvSource({"snd-hda,snd_hda", "snd_hda,snd-hda", "nf_nat-x,nf-nat_x"})
  void dashAndUnderscoreAreTheSame(String file, String module) throws IOException {
    put("lib/modules/" + RELEASE + "/" + file + ".ko");
    assertTrue(find(module).isPresent());
  }

  @ParameterizedTest
  @CsvSource({".xz,xz", ".zst,zstd -q", ".gz,gzip"})
  void compressedOnesAreUnpackedIntoTheCache(String suffix, String program) throws Exception {
    Path plain = put("made/fuse.ko");
    Path packed = root.resolve("made/fuse.ko" + suffix);
    new ProcessBuilder("sh", "-c", program + " -c " + plain + " > " + packed).start().waitFor();
    Unpacker unpacker = new Unpacker(root.resolve("cache"));
    Path unpacked = unpacker.unpacked(packed);
    assertEquals(root.resolve("cache/fuse.ko"), unpacked);
    assertEquals("made/fuse.ko", Files.readString(unpacked));
    assertEquals(plain, unpacker.unpacked(plain), "what isn't compressed stays where it is");
  }

  @Test
  void aDamagedArchiveLeavesNothingBehind() throws IOException {
    Path packed = put("made/broken.ko.xz");
    Unpacker unpacker = new Unpacker(root.resolve("cache"));
    TargetException e = assertThrows(TargetException.class, () -> unpacker.unpacked(packed));
    assertTrue(e.getMessage().contains("broken.ko.xz"), e.getMessage());
    try (var left = Files.list(root.resolve("cache"))) {
      assertEquals(0, left.count());
    }
  }

  private static ModuleDebuginfo crash(String answer, boolean failed) {
    return new ModuleDebuginfo(
        new Facts(java.util.Map.of("release", RELEASE)), line -> new CommandOutput(answer, failed));
  }

  @Test
  void whatCrashSaysDecides() throws IOException {
    Path file = put("x/fuse.ko");
    assertEquals(
        Optional.of(file.toString()),
        crash("ffff fuse  1 2 " + file, false).load("fuse", file.toString()));
    assertThrows(
        CommandException.class, () -> crash("mod: oops", true).load("fuse", file.toString()));
    assertThrows(
        CommandException.class,
        () -> crash("fuse (not loaded)", false).load("fuse", file.toString()));
    assertThrows(
        TargetException.class,
        () -> crash("", false).load("fuse", root.resolve("no.ko").toString()));
    assertEquals(Optional.empty(), crash("", false).load("no_such_module", ""));
  }
}
