// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes.store;

import static org.jkdump.classes.store.CacheFixture.KEY;
import static org.jkdump.classes.store.CacheFixture.giveAway;
import static org.jkdump.classes.store.CacheFixture.permit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ClassCacheFallbackTest {
  private static final String OWN = "set JKDUMP_CACHE to a directory of your own";

  private Path above;
  private CacheFixture fixture;

  @BeforeEach
  void open(@TempDir Path temporary) throws IOException {
    above = temporary.toRealPath();
    fixture = CacheFixture.in(above);
  }

  @Test
  void aDirectoryThatOthersMayWriteIsNotUsed() throws IOException {
    fixture.jar();
    plantForeignClasses();
    permit(fixture.directory, "rwxrwxrwx");
    fixture.made = 0;
    fixture.assertAside("chmod go-w " + fixture.directory, "(mode 0777)", OWN);
    assertEquals("foreign", Jars.text(fixture.entry()), "the bad place is not touched");
    permit(fixture.directory, "rwx------");
    assertEquals(fixture.entry(), fixture.jar(), "used again once it is mended");
  }

  @Test
  void aDirectoryBeneathOneThatOthersMayWriteIsNotUsed() throws IOException {
    Path open = Files.createDirectory(above.resolve("open"));
    permit(open, "rwxrwxrwx");
    CacheFixture beneath = new CacheFixture(open.resolve("classes"), fixture.temporary);
    beneath.assertAside("chmod go-w " + open, OWN);
    assertFalse(Files.exists(beneath.directory));
  }

  @Test
  void somebodyElsesDirectoryIsNotUsed() throws IOException {
    fixture.jar();
    plantForeignClasses();
    giveAway(fixture.directory);
    fixture.made = 0;
    fixture.assertAside(fixture.directory + " belongs to the user ", OWN);
  }

  @Test
  void somebodyElsesLinkIsNotFollowed() throws IOException {
    CacheFixture real = new CacheFixture(above.resolve("real"), fixture.temporary);
    real.assertKept();
    Files.createSymbolicLink(fixture.directory, real.directory);
    assertEquals(real.entry(), fixture.jar(), "our own symbolic link is followed");
    giveAway(fixture.directory);
    fixture.assertAside("the link " + fixture.directory + " belongs to the user ", OWN);
  }

  @Test
  void aFileInPlaceOfTheDirectoryIsNamed() throws IOException {
    Files.createFile(fixture.directory);
    fixture.assertAside(fixture.directory + ": not a directory", "set JKDUMP_CACHE");
  }

  @Test
  void aPlaceWhereNothingCanBeMadeIsNamed() throws IOException {
    CacheFixture proc = new CacheFixture(Path.of("/proc/jkdump/classes"), fixture.temporary);
    proc.assertAside("/proc/jkdump: no such file or directory", "set JKDUMP_CACHE");
  }

  @Test
  void aReadOnlyDirectoryGivesWhatItHasAndTakesNothingNew() throws Exception {
    List<String> first = run("", "key");
    assertEquals(List.of("sound " + entry("key"), "done"), first);
    String readOnly = "mount --bind %1$s %1$s && mount -o remount,ro,bind %1$s &&";
    assertEquals(first, runMounted(readOnly, "key"), "without a word");
    List<String> other = runMounted(readOnly, "other");
    assertTrue(other.get(0).contains("each session: Read-only file system; free space, or set"));
    assertTrue(other.get(1).startsWith("sound " + fixture.temporary), other.toString());
    assertGone();
  }

  @Test
  void aDirectoryWithoutThePermissionToWriteIsNamed() throws IOException {
    assumeTrue(EffectiveUser.effective() != 0, "root may write everywhere");
    fixture.jar("other");
    permit(fixture.directory, "r-x------");
    fixture.made = 0;
    fixture.assertAside("permission denied", "set JKDUMP_CACHE");
    permit(fixture.directory, "rwx------");
  }

  @Test
  void aFullDiskIsNamed() throws Exception {
    SafeDirectory.made(fixture.directory);
    String full = "mount -t tmpfs -o size=64k,mode=700 none %1$s &&";
    List<String> lines = runMounted(full, "key");
    assertTrue(lines.get(0).contains("No space left on device; free space, or set"));
    assertTrue(lines.get(1).startsWith("sound " + fixture.temporary), lines.toString());
    assertGone();
  }

  @Test
  void aShortWriteIsFoundAndNothingIsLeft() throws Exception {
    List<String> lines = run("ulimit -f 8;", "key");
    assertTrue(lines.get(0).contains("File too large; free space, or set"), lines.toString());
    String advice = "set JKDUMP_CACHE or TMPDIR to a directory of your own with 1 MB of free space";
    assertTrue(lines.get(1).startsWith("failure can't keep the generated classes"));
    assertTrue(lines.get(1).endsWith(advice), lines.toString());
    assertEquals(3, lines.size(), lines.toString());
    assertGone();
    try (Stream<Path> files = Files.list(fixture.directory)) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void aTemporaryDirectoryThatIsUnsafeIsNotUsedEither() throws IOException {
    Files.createFile(fixture.directory);
    permit(fixture.temporary, "rwxrwxrwx");
    String said = assertThrows(TargetException.class, fixture::jar).getMessage();
    assertTrue(said.contains("chmod go-w " + fixture.temporary), said);
    assertTrue(said.contains("set JKDUMP_CACHE or TMPDIR"), said);
    try (Stream<Path> files = Files.list(fixture.temporary)) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void theNextTemporaryDirectoryIsTried() throws IOException {
    List<Path> places = List.of(Path.of("/proc/missing"), fixture.temporary);
    ClassCache cache = new ClassCache(Path.of("/proc/jkdump"), places, fixture.warnings::add);
    assertTrue(cache.jar(KEY, () -> Jars.of(KEY)).startsWith(fixture.temporary));
  }

  private void plantForeignClasses() throws IOException {
    Files.write(fixture.entry(), new JarSeal(KEY).sealed(Jars.of("foreign")));
  }

  private Path entry(String key) {
    return fixture.directory.resolve(key + "0.kernel.jar");
  }

  private List<String> run(String prefix, String key) throws IOException {
    return run(List.of("sh"), prefix, key);
  }

  private List<String> runMounted(String command, String key) throws Exception {
    boolean mounts = new ProcessBuilder("unshare", "-m", "true").start().waitFor() == 0;
    assumeTrue(mounts, "only root can mount, and not within a chroot");
    String prefix = String.format(command, fixture.directory);
    return run(List.of("unshare", "-m", "sh"), prefix, key);
  }

  private List<String> run(List<String> shell, String prefix, String key) throws IOException {
    return CacheProcess.lines(
        CacheProcess.start(
            shell, prefix, fixture.temporary, fixture.directory, key, 1, 1, 300_000));
  }

  private void assertGone() throws IOException {
    try (Stream<Path> files = Files.list(fixture.temporary)) {
      assertEquals(List.of(), files.toList(), "gone when the JVM has ended");
    }
  }
}
