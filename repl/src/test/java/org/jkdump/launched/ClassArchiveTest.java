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
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive of classes that the launcher has the JVM make: it is used if it is sound, silently.
 */
@Tag("slow")
class ClassArchiveTest {
  private static final int LONGEST = 300_000;
  private static final int PAUSE = 100;

  @TempDir static Path made;
  @TempDir Path directory;
  private static Run plain;

  @BeforeAll
  static void twoFirstStartsMakeOneArchive() throws Exception {
    plain = version(new Surroundings(made).with("JKDUMP_CACHE", "/dev/null"));
    Surroundings surroundings = cache(made);
    var other = CompletableFuture.supplyAsync(() -> version(surroundings), Run::start);
    assertEquals(plain, version(surroundings));
    assertEquals(plain, other.join());
    for (int waited = 0;
        entries(made).stream().noneMatch(e -> e.matches("\\d+"));
        waited += PAUSE) {
      assertTrue(waited < LONGEST, "no archive: " + entries(made));
      Thread.sleep(PAUSE);
    }
    assertEquals(1, entries(made).size(), entries(made).toString());
  }

  @BeforeEach
  void copy() throws IOException {
    Path from = archive(made);
    Files.createDirectory(
        start(directory),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path to = Files.createDirectory(start(directory).resolve(from.getFileName()));
    for (String name : List.of("classes", "sum")) {
      Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  @Test
  void theNextStartTakesItsClasses() throws IOException {
    assertTrue(takesArchive());
  }

  @Test
  void aTruncatedOneIsLeftAlone() throws IOException {
    try (RandomAccessFile file = classes()) {
      file.setLength(100_000);
    }
    leftAlone();
  }

  @Test
  void aDamagedOneIsLeftAlone() throws IOException {
    try (RandomAccessFile file = classes()) {
      file.seek(file.length() / 8);
      file.write(new byte[10_000]);
    }
    leftAlone();
  }

  @Test
  void oneInADirectoryThatOthersWriteToIsLeftAlone() throws IOException {
    Files.setPosixFilePermissions(start(directory), PosixFilePermissions.fromString("rwxrwxrwx"));
    leftAlone();
  }

  @Test
  void oneBehindALinkIsLeftAlone() throws IOException {
    Path moved = Files.move(start(directory), directory.resolve("moved"));
    Files.createSymbolicLink(start(directory), moved);
    leftAlone();
  }

  @Test
  void oneThatDoesNotFitTheOptionsCostsNoLine() {
    assertEquals(plain, version("-XX:-UseSerialGC -XX:+UseParallelGC"));
    assertEquals(plain, version("-XX:-UseCompressedOops"));
  }

  @Test
  void optionsOfTheUserForArchivesGoFirst() {
    assertEquals(plain, version("-Xshare:off"));
  }

  @Test
  void aFullDiskCostsNoLine() throws Exception {
    boolean mounts = new ProcessBuilder("unshare", "-m", "true").start().waitFor() == 0;
    assumeTrue(mounts, "only root can mount a full disk, and not within a chroot");
    Path full = Files.createDirectory(directory.resolve("full"));
    String command =
        String.format(
            "mount -t tmpfs -o size=64k none %1$s && { head -c 1M /dev/zero >%1$s/zeros; "
                + "exec %2$s --version; } 2>&1",
            full, Testbed.launcher());
    Surroundings surroundings = cache(directory).with("JKDUMP_CACHE", full + "/cache");
    Run run = Run.of("", surroundings.process("unshare", "-m", "sh", "-c", command));
    assertEquals("head", run.out().substring(0, 4));
    assertEquals(plain.out(), run.out().substring(run.out().indexOf('\n') + 1));
  }

  private void leftAlone() throws IOException {
    assertFalse(takesArchive());
  }

  private RandomAccessFile classes() throws IOException {
    Path file = archive(directory).resolve("classes");
    file.toFile().setWritable(true);
    return new RandomAccessFile(file.toFile(), "rw");
  }

  private boolean takesArchive() throws IOException {
    Path log = directory.resolve("log");
    assertEquals(plain, version("-Xlog:class+load:file=" + log));
    return Files.readString(log).contains("org.jkdump.repl.cli.Main source: shared objects file");
  }

  private Run version(String option) {
    return version(cache(directory).with("JKDUMP_JAVA_OPTIONS", option));
  }

  private static Surroundings cache(Path cache) {
    return new Surroundings(cache)
        .with("JKDUMP_CACHE", cache.toString())
        .without("JKDUMP_JAVA_OPTIONS");
  }

  private static Run version(Surroundings surroundings) {
    return Run.jkdump(surroundings, "--version");
  }

  private static Path start(Path cache) {
    return cache.resolve("start");
  }

  private static Path archive(Path cache) throws IOException {
    return start(cache).resolve(entries(cache).get(0));
  }

  private static List<String> entries(Path cache) throws IOException {
    try (Stream<Path> entries = Files.list(start(cache))) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    }
  }
}
