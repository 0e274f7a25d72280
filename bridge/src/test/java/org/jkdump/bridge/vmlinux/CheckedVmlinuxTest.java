// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.vmlinux;

import static org.jkdump.bridge.vmlinux.TestKernel.ID;
import static org.jkdump.bridge.vmlinux.TestKernel.OTHER;
import static org.jkdump.bridge.vmlinux.TestKernel.RELEASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.jkdump.target.OpenException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedVmlinuxTest {
  @TempDir private Path root;

  private Path checked(Path given, String release, String buildId) {
    DebuginfodSettings none = DebuginfodSettings.of(Map.of(), root);
    VmlinuxPlaces places = new VmlinuxPlaces(root, root.resolve("cache"), none.cache());
    return new VmlinuxFiles(places, new Debuginfod(none))
        .checked(given, release, buildId, text -> {});
  }

  private String refusal(Path given) {
    return assertThrows(OpenException.class, () -> checked(given, RELEASE, ID)).getMessage();
  }

  private Path kernel(String name) {
    return TestKernel.make(root.resolve(name), ID, RELEASE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vmlinux", "the kernel", "Kernel für Ümläute", "内核/vmlinux", "-vmlinux"})
  void anyNameIsFine(String name) {
    Path given = kernel(name);
    assertEquals(given, checked(given, RELEASE, ID));
    assertEquals(given, checked(given, RELEASE, ""));
    assertEquals(given, checked(given, "", ""));
  }

  @Test
  void aLinkIsFollowed() throws IOException {
    Path link = Files.createSymbolicLink(root.resolve("link"), kernel("vmlinux"));
    assertEquals(link, checked(link, RELEASE, ID));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "xz", "zstd -q --rm"})
  void aCompressedOneIsUnpacked(String program) throws IOException {
    Path plain = kernel("mein Kern/-vmlinux ü");
    byte[] content = Files.readAllBytes(plain);
    TestKernel.run("sh", "-c", program + " '" + plain + "'");
    try (Stream<Path> files = Files.list(plain.getParent())) {
      Path unpacked = checked(files.findFirst().orElseThrow(), RELEASE, ID);
      assertTrue(Arrays.equals(content, Files.readAllBytes(unpacked)), unpacked.toString());
    }
  }

  @Test
  void anotherBuildIsNamedWithBothIdentities() {
    Path other = TestKernel.make(root.resolve("vmlinux"), OTHER, "5.10.0-32-amd64");
    assertEquals(
        String.format(
            "the vmlinux %s is of another kernel than the dump: it has build-id %s, release"
                + " 5.10.0-32-amd64, the dump's kernel build-id %s, release 6.1.0-test; get the"
                + " vmlinux with debuginfo of kernel 6.1.0-test from its maker; or set"
                + " DEBUGINFOD_URLS to a server that has build-id %s",
            other, OTHER, ID, ID),
        refusal(other));
  }

  @Test
  void theReleaseIsComparedIfTheFileHasNoBuildId() {
    Path same = TestKernel.make(root.resolve("same"), "", RELEASE);
    assertEquals(same, checked(same, RELEASE, ID));
    Path other = TestKernel.make(root.resolve("other"), "", "5.10.0");
    assertTrue(refusal(other).contains("it has no build-id, release 5.10.0"), refusal(other));
  }

  static Stream<Arguments> others() {
    return Stream.of(
        Arguments.of(0, "KDUMP   \0\0", "a dump: name the vmlinux first"),
        Arguments.of(0, "makedumpfile\0\0", "a dump"),
        Arguments.of(0x202, "HdrS", "a boot image (vmlinuz, bzImage)"),
        Arguments.of(0x38, "ARM\u0064", "a boot image"),
        Arguments.of(0, "ffffffff81000000 T _text\n", "a text"),
        Arguments.of(0, "\u001f\u008b\b\0", "compressed with gzip: give the file the suffix .gz"),
        Arguments.of(0, "(\u00b5/\u00fd\0", "compressed with zstd"),
        Arguments.of(0, "!<arch>\ndebian-binary   17", "a Debian package: unpack it (dpkg -x)"),
        Arguments.of(0, "\u00ed\u00ab\u00ee\u00db\3", "an RPM package"),
        Arguments.of(0, "\0\1\2", "no ELF file"));
  }

  @ParameterizedTest
  @MethodSource("others")
  void anotherFileIsNamedForWhatItIs(int at, String magic, String words) throws IOException {
    String content = "\0".repeat(at) + magic;
    Path given = root.resolve("vmlinux");
    Files.write(given, content.getBytes(StandardCharsets.ISO_8859_1));
    assertTrue(refusal(given).startsWith("the vmlinux " + given + " is " + words), refusal(given));
  }

  @Test
  void aModuleIsNamed() {
    Path module = TestKernel.make(root.resolve("a.ko"), "", RELEASE, "-c");
    assertTrue(refusal(module).contains("is a kernel module"), refusal(module));
  }

  @Test
  void aProgramIsNamed() {
    Path program = Path.of("/bin/sh");
    assertEquals(
        "the vmlinux /bin/sh is a program and no kernel: name the kernel's vmlinux",
        refusal(program));
  }

  // As strip and objcopy --only-keep-debug leave it: the constants have no bytes.
  @Test
  void debuginfoAloneIsFine() {
    Path whole = kernel("whole");
    Path debug = root.resolve("vmlinux.debug");
    TestKernel.run("objcopy", "--only-keep-debug", whole.toString(), debug.toString());
    assertEquals(debug, checked(debug, RELEASE, ID));
    assertEquals(debug, checked(debug, RELEASE, ""));
  }

  @Test
  void aCutFileIsAnError() throws IOException {
    Path given = kernel("vmlinux");
    byte[] whole = Files.readAllBytes(given);
    for (int length = 1; length < whole.length; length += 61) {
      Files.write(given, Arrays.copyOf(whole, length));
      assertThrows(OpenException.class, () -> checked(given, RELEASE, ID), "at " + length);
    }
  }

  @Test
  void aPipeIsNotOpened() {
    Path pipe = root.resolve("pipe");
    TestKernel.run("mkfifo", pipe.toString());
    assertEquals("the vmlinux " + pipe + " is no ordinary file", refusal(pipe));
  }
}
