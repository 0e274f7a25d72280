// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.module;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jkdump.target.CommandException;
import org.jkdump.target.CommandOutput;
import org.jkdump.target.Facts;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("row 6: the search order for a module's debuginfo")
class ModuleFilesTest {
  private static final String RELEASE = "6.1.0-test";

  @TempDir Path root;
  private final List<String> looked = new ArrayList<>();

  private Path put(String file) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, file);
  }

  private Optional<String> find(String module) {
    return ModuleFiles.of(root, RELEASE, root.resolve("dumps/vmcore").toString())
        .find(module, place -> looked.add(root.relativize(place).toString()))
        .findFirst()
        .map(path -> root.relativize(path).toString());
  }

  // Removes each file once it is found, so that the next place in the order is found then.
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

  @Test
  void aCircleOfLinksCostsItselfOnly() throws IOException {
    put("dumps/ext4.ko.debug");
    Files.createSymbolicLink(root.resolve("dumps/again"), root.resolve("dumps"));
    Files.createSymbolicLink(root.resolve("dumps/gone"), root.resolve("nowhere"));
    assertEquals(Optional.of("dumps/ext4.ko.debug"), find("ext4"));
  }

  @Test
  void aDirectoryThatCantBeReadCostsItselfOnly() throws IOException {
    put("dumps/ext4.ko.debug");
    Path closed = Files.createDirectory(root.resolve("dumps/private"));
    Files.setPosixFilePermissions(closed, Set.of());
    assumeFalse(Files.isReadable(closed), "root reads everything");
    assertEquals(Optional.of("dumps/ext4.ko.debug"), find("ext4"));
  }

  @Test
  void nearTheDumpOnlyTheNextDirectoriesAreLookedInto() throws IOException {
    put("dumps/a/b/ext4.ko");
    assertEquals(Optional.empty(), find("ext4"));
  }

  @ParameterizedTest
  @CsvSource({"snd-hda,snd_hda", "snd_hda,snd-hda", "nf_nat-x,nf-nat_x"})
  void dashAndUnderscoreAreTheSame(String file, String module) throws IOException {
    put("lib/modules/" + RELEASE + "/" + file + ".ko");
    assertTrue(find(module).isPresent());
  }

  @Test
  void placesAreLookedAtOneAfterAnotherAsLongAsNeeded() throws IOException {
    put("usr/lib/debug/lib/modules/6.1.0-test/kernel/fs/ext4.ko");
    put("lib/modules/6.1.0-test/ext4.ko");
    assertTrue(find("ext4").isPresent());
    assertEquals(List.of("usr/lib/debug/lib/modules/6.1.0-test"), looked);
    find("none");
    assertEquals("lib/modules/6.1.0-test", looked.get(looked.size() - 1));
  }

  @Test
  void aDirectoryIsNoFile() throws IOException {
    put("lib/modules/6.1.0-test/ext4.ko/x");
    assertEquals(Optional.empty(), find("ext4"));
  }

  private static void load(String answer, boolean failed, String file) {
    ModuleDebuginfo.load(line -> new CommandOutput(answer, failed), "fuse", file);
  }

  @Test
  void whatCrashSaysDecides() {
    load("ffff fuse  1 2 /x/fuse.ko", false, "/x/fuse.ko");
    assertThrows(CommandException.class, () -> load("mod: oops", true, "/x/fuse.ko"));
    assertThrows(CommandException.class, () -> load("fuse (not loaded)", false, "/x/fuse.ko"));
    assertThrows(TargetException.class, () -> load("", false, "/x y/fuse.ko"));
  }

  @Test
  void theFileThatCrashHasForTheModuleIsReplaced() {
    List<String> lines = new ArrayList<>();
    String[] loaded = {"/x/stripped.ko"};
    ModuleDebuginfo.load(
        line -> {
          lines.add(line);
          loaded[0] = line.equals("mod -d fuse") ? "/x/fuse.ko" : loaded[0];
          return new CommandOutput("ffff fuse  1 2 " + loaded[0], false);
        },
        "fuse",
        "/x/fuse.ko");
    assertEquals(List.of("mod -s fuse /x/fuse.ko", "mod -d fuse", "mod -s fuse /x/fuse.ko"), lines);
  }

  @Test
  void whatIsNoFileIsRefused() throws Exception {
    Path directory = Files.createDirectory(root.resolve("directory.ko"));
    Path pipe = root.resolve("pipe.ko");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    assertEquals(refusal(root.resolve("no.ko"), "there is no such file"), plain("no.ko"));
    assertEquals(
        refusal(directory, "it is a directory: name the file in it"), plain("directory.ko"));
    assertEquals(refusal(pipe, "it is no ordinary file"), plain("pipe.ko"));
  }

  @Test
  void whatMayNotBeReadIsRefused() throws IOException {
    Path secret = put("secret.ko");
    Files.setPosixFilePermissions(secret, Set.of());
    assumeFalse(Files.isReadable(secret), "root reads everything");
    assertEquals(refusal(secret, "it can't be read: check its permissions"), plain("secret.ko"));
  }

  private String plain(String file) {
    String path = root.resolve(file).toString();
    return assertThrows(
            TargetException.class,
            () ->
                new ModuleDebuginfo(new Facts(Map.of("release", RELEASE))).plain(path, text -> {}))
        .getMessage();
  }

  private static String refusal(Path file, String why) {
    return "can't load the module's file " + file + ": " + why;
  }
}
