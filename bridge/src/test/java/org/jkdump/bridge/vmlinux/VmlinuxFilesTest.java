// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.vmlinux;

import static org.jkdump.bridge.vmlinux.TestKernel.ID;
import static org.jkdump.bridge.vmlinux.TestKernel.OTHER;
import static org.jkdump.bridge.vmlinux.TestKernel.RELEASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jkdump.target.InterruptedOperation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VmlinuxFilesTest {
  @TempDir private Path root;
  private final List<String> notes = new ArrayList<>();
  private Path kernel;
  private Path dump;

  @BeforeEach
  void make() throws IOException {
    kernel = TestKernel.make(root.resolve("made/kernel"), ID, RELEASE);
    dump = Files.createDirectories(root.resolve("dumps")).resolve("vmcore");
    Files.writeString(dump, "dump");
  }

  private VmlinuxFiles files() {
    DebuginfodSettings none = DebuginfodSettings.of(Map.of(), root);
    VmlinuxPlaces places = new VmlinuxPlaces(root, root.resolve("cache"), none.cache());
    return new VmlinuxFiles(places, new Debuginfod(none));
  }

  private Optional<String> find(String release, String buildId) {
    return files()
        .find(release, buildId, List.of(dump), text -> {}, notes::add)
        .map(path -> root.relativize(path).toString());
  }

  private Path put(Path file, String place) throws IOException {
    Path target = root.resolve(place);
    Files.createDirectories(target.getParent());
    return Files.copy(file, target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cache/00112233445566778899aabbccddeeff00112233/vmlinux",
        "usr/lib/debug/.build-id/00/112233445566778899aabbccddeeff00112233.debug",
        ".cache/debuginfod_client/00112233445566778899aabbccddeeff00112233/debuginfo",
        "usr/lib/debug/boot/vmlinux-6.1.0-test",
        "usr/lib/debug/boot/vmlinux-6.1.0-test.debug",
        "usr/lib/debug/lib/modules/6.1.0-test/vmlinux",
        "usr/lib/debug/usr/lib/modules/6.1.0-test/vmlinux.debug",
        "lib/modules/6.1.0-test/build/vmlinux",
        "lib/modules/6.1.0-test/vmlinux",
        "boot/vmlinux-6.1.0-test",
        "dumps/vmlinux",
        "dumps/vmlinux-6.1.0-test",
        "dumps/vmlinux of the customer",
        "dumps/kernel.debug"
      })
  void theUsualPlaces(String place) throws IOException {
    assertEquals(Optional.empty(), find(RELEASE, ID));
    put(kernel, place);
    assertEquals(Optional.of(place), find(RELEASE, ID));
    assertEquals(List.of(), notes);
  }

  @Test
  void aCompressedOneIsUnpackedIntoTheCache() throws IOException {
    put(kernel, "boot/vmlinux-6.1.0-test");
    TestKernel.run("xz", root.resolve("boot/vmlinux-6.1.0-test").toString());
    String found = find(RELEASE, ID).orElseThrow();
    assertTrue(found.matches("cache/unpacked/.*/vmlinux-6\\.1\\.0-test"), found);
  }

  @Test
  void anotherBuildIsPassedOverAndNamed() throws IOException {
    Path other = TestKernel.make(root.resolve("dumps/vmlinux"), OTHER, "5.10.0");
    assertEquals(Optional.empty(), find(RELEASE, ID));
    assertEquals(
        List.of(
            String.format(
                "passed over %s: it has build-id %s, release 5.10.0, the dump's kernel build-id %s,"
                    + " release %s",
                other, OTHER, ID, RELEASE)),
        notes);
  }

  @Test
  void aCompressedOneOfAnotherBuildLeavesNothingInTheCache() throws IOException {
    TestKernel.make(root.resolve("dumps/vmlinux"), OTHER, "5.10.0");
    TestKernel.run("gzip", root.resolve("dumps/vmlinux").toString());
    assertEquals(Optional.empty(), find(RELEASE, ID));
    try (Stream<Path> left = Files.walk(root.resolve("cache"))) {
      assertEquals(0, left.filter(Files::isRegularFile).count());
    }
  }

  @Test
  void theReleaseDecidesIfTheDumpHasNoBuildId() throws IOException {
    TestKernel.make(root.resolve("boot/vmlinux-6.1.0-test"), OTHER, "6.1.0-testing");
    put(kernel, "dumps/vmlinux");
    assertEquals(Optional.of("dumps/vmlinux"), find(RELEASE, ""));
    assertEquals(1, notes.size(), notes.toString());
  }

  // As some stable kernels write it: the note's header, then the first bytes of the build-id.
  @ParameterizedTest
  @ValueSource(
      strings = {"1400000003000000474e55000011223344556677", "0000000000000000", "x", "../.."})
  void aBuildIdThatCanNotBeOneIsNotCompared(String buildId) throws IOException {
    put(kernel, "dumps/vmlinux");
    assertEquals(Optional.of("dumps/vmlinux"), find(RELEASE, buildId));
  }

  @Test
  void oneWithDebuginfoGoesBeforeOneWithout() throws IOException {
    TestKernel.make(root.resolve("boot/vmlinux-6.1.0-test"), ID, RELEASE, "-g0");
    assertEquals(Optional.of("boot/vmlinux-6.1.0-test"), find(RELEASE, ID));
    put(kernel, "dumps/vmlinux");
    assertEquals(Optional.of("dumps/vmlinux"), find(RELEASE, ID));
  }

  @Test
  void aDamagedFileIsPassedOver() throws IOException {
    Files.writeString(root.resolve("dumps/vmlinux"), "no kernel");
    put(kernel, "dumps/vmlinux-6.1.0-test");
    assertEquals(Optional.of("dumps/vmlinux-6.1.0-test"), find(RELEASE, ID));
    assertTrue(notes.get(0).contains("not an ELF file"), notes.toString());
  }

  @Test
  void aDamagedArchiveIsPassedOver() throws IOException {
    Files.writeString(root.resolve("dumps/vmlinux.xz"), "no archive");
    assertEquals(Optional.empty(), find(RELEASE, ID));
    assertTrue(notes.get(0).contains("can't unpack"), notes.toString());
  }

  @Test
  void modulesBesideTheDumpAreNoCandidates() throws IOException {
    TestKernel.make(root.resolve("dumps/ext4.ko.debug"), OTHER, RELEASE);
    assertEquals(Optional.empty(), find(RELEASE, ID));
    assertEquals(List.of(), notes);
  }

  @Test
  void aReleaseIsNoWayOutOfThePlaces() throws IOException {
    put(kernel, "elsewhere/vmlinux");
    assertEquals(Optional.empty(), find("../../elsewhere", ""));
  }

  @Test
  void anInterruptEndsTheSearch() throws IOException {
    put(kernel, "dumps/vmlinux");
    Thread.currentThread().interrupt();
    assertThrows(InterruptedOperation.class, () -> find(RELEASE, ID));
  }
}
