// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Unusable dumps, kernels and crashes: each refusal says what to check. */
@Tag("dump")
@ExtendWith(Shared.class)
class BadDumpTest {
  @TempDir Path directory;
  private WarmJvm jvm;

  @BeforeEach
  void begin(WarmJvm warm) {
    jvm = warm;
  }

  @Test
  void aKernelWithoutDebuginfoIsNamed() {
    String error = refused("/bin/ls", Testbed.vmcore());
    assertTrue(error.contains("crash could not open"), error);
    assertTrue(error.contains("/bin/ls"), error);
    assertTrue(error.contains("check") || error.contains("debug package"), error);
  }

  @Test
  void crashsOwnWordsAboutAWrongVmlinuxAreShown() {
    String error = refused(Testbed.module(), Testbed.vmcore());
    assertTrue(error.contains("  crash: "), "crash's own words, indented: " + error);
    assertTrue(error.contains("check") || error.contains("debug package"), error);
  }

  @Test
  void aTruncatedDumpIsRefusedOrSaidToBeIncomplete() throws IOException {
    Path half = directory.resolve("half");
    Files.copy(Path.of(Testbed.vmcore()), half);
    try (RandomAccessFile file = new RandomAccessFile(half.toFile(), "rw")) {
      file.setLength(file.length() / 2);
    }
    String error = refused(Testbed.vmlinux(), half.toString());
    assertTrue(error.contains("cut short or still being written"), error);
  }

  @Test
  void anEmptyDumpIsRefused() throws IOException {
    Path empty = Files.createFile(directory.resolve("empty"));
    String error = refused(Testbed.vmlinux(), empty.toString());
    assertTrue(error.contains("empty: was the disk full?"), error);
  }

  @Test
  void aFileThatIsNoDumpIsRefused() throws IOException {
    Path text = Files.writeString(directory.resolve("text"), "no dump\n".repeat(1000));
    String error = refused(Testbed.vmlinux(), text.toString());
    assertTrue(error.contains("is a text"), error);
  }

  @Test
  void ofTwoDumpsTheMissingOneIsNamed() {
    String missing = directory.resolve("missing").toString();
    assertTrue(refused(Testbed.vmcore(), missing).contains("there is no dump " + missing));
  }

  @Test
  void aMissingFileAndADirectoryAreRefused() {
    String missing = directory.resolve("missing").toString();
    assertTrue(refused(Testbed.vmlinux(), missing).contains("there is no dump " + missing));
    assertTrue(refused(missing, Testbed.vmcore()).contains("there is no vmlinux " + missing));
    String named = directory.toString();
    assertTrue(refused(Testbed.vmlinux(), named).contains("is a directory"));
  }

  @Test
  void aKernelAloneIsNotEnough() {
    String error = refused(Testbed.vmlinux());
    assertTrue(error.contains("is a kernel: name its dump, too"), error);
  }

  @Test
  void withoutADumpItIsSaidHowToNameOne() {
    String error = refused();
    assertTrue(error.contains("set JKDUMP_VMLINUX and JKDUMP_VMCORE"), error);
  }

  @Test
  void aCrashThatIsNotThereIsNamed() {
    Surroundings surroundings = new Surroundings(directory);
    surroundings.with("JKDUMP_CRASH", "/nonexistent/crash").with("JKDUMP_ENGINE", "crash");
    String error = refused(surroundings, Testbed.vmlinux(), Testbed.vmcore());
    assertTrue(error.contains("there is no program '/nonexistent/crash'"), error);
    assertTrue(error.contains("apt install crash"), error);
  }

  @Test
  void withoutACrashOnThePathThePackageIsNamed() throws IOException {
    Path bin = Files.createDirectory(directory.resolve("bin"));
    for (String name : List.of("sh", "readlink", "dirname", "sed")) {
      Files.createSymbolicLink(bin.resolve(name), Path.of("/usr/bin", name));
    }
    Surroundings surroundings = new Surroundings(directory).without("JKDUMP_CRASH");
    surroundings.with("PATH", bin.toString()).with("JKDUMP_ENGINE", "crash");
    String error = refused(surroundings, Testbed.vmlinux(), Testbed.vmcore());
    assertTrue(error.contains("apt install crash"), error);
  }

  @Test
  void aCrashThatFailsAtOnceIsQuoted() throws IOException {
    Path crash = directory.resolve("crash");
    Files.writeString(crash, "#!/bin/sh\necho 'no such luck' >&2\nexit 3\n");
    Files.setPosixFilePermissions(crash, PosixFilePermissions.fromString("rwxr-xr-x"));
    Surroundings surroundings = new Surroundings(directory);
    surroundings.with("JKDUMP_CRASH", crash.toString()).with("JKDUMP_ENGINE", "crash");
    String error = refused(surroundings, Testbed.vmlinux(), Testbed.vmcore());
    assertTrue(error.contains("  no such luck"), error);
  }

  // Permissions don't stop root, so another user has to try.
  @Test
  void anUnreadableDumpIsRefused() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "needs root to become nobody");
    Path jkdump = directory.resolve("jkdump");
    copy(Testbed.home(), jkdump);
    open(directory);
    String launcher = jkdump.resolve("bin/jkdump").toString();
    Path secret = Files.writeString(directory.resolve("secret"), "a dump");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    assertUnreadableForNobody(launcher, secret);
    Path closed = Files.createDirectory(directory.resolve("closed"));
    Path within = Files.writeString(closed.resolve("dump"), "a dump");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    assertUnreadableForNobody(launcher, within);
  }

  private void assertUnreadableForNobody(String launcher, Path dump) {
    String[] command = {
      "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", launcher, "/bin/ls", "" + dump
    };
    Run run = Run.of("", new Surroundings(directory).process(command));
    assertTrue(run.err().contains(dump + " can't be read: check its permissions"), run.err());
    assertEquals(1, run.status());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void open(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (Path file : files.toList()) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  private String refused(String... arguments) {
    return refused(jvm.jkdump(arguments));
  }

  private static String refused(Surroundings surroundings, String... arguments) {
    return refused(Run.jkdump(surroundings, arguments));
  }

  private static String refused(Run run) {
    String text = run.err() + run.out();
    assertEquals(1, run.status(), "exit status of a refusal: " + text);
    assertFalse(text.contains("\tat "), "a sentence, not a stack trace: " + text);
    return run.err();
  }
}
