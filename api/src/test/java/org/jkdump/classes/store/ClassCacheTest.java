// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes.store;

import static org.jkdump.classes.store.CacheFixture.KEY;
import static org.jkdump.classes.store.CacheFixture.giveAway;
import static org.jkdump.classes.store.CacheFixture.permissions;
import static org.jkdump.classes.store.CacheFixture.permit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassCacheTest {
  private CacheFixture fixture;

  @BeforeEach
  void open(@TempDir Path above) throws IOException {
    fixture = CacheFixture.in(above.toRealPath());
  }

  @Test
  void aJarIsMadeOnceAndKept() throws IOException {
    fixture.assertKept();
    fixture.assertKept();
    assertEquals(1, fixture.made);
    CacheFixture next = new CacheFixture(fixture.directory, fixture.temporary);
    next.assertKept();
    assertEquals(0, next.made);
    assertEquals("rw-------", permissions(fixture.entry()));
    assertEquals(List.of(fixture.entry()), files(fixture.directory), "nothing is left beside it");
    assertEquals(List.of(), files(fixture.temporary));
  }

  @Test
  void hasAsksForTheBeginningOfTheKey() throws IOException {
    assertTrue(fixture.cache.latest("5011f9d308f6-").isEmpty());
    assertFalse(Files.exists(fixture.directory), "and makes nothing");
    fixture.jar();
    assertTrue(fixture.cache.latest("5011f9d308f6-").isPresent());
    assertTrue(fixture.cache.latest(KEY).isPresent());
    assertTrue(fixture.cache.latest("011f9d308f6-").isEmpty());
    assertTrue(
        fixture.cache.latest(KEY + ".kernel").isEmpty(),
        "the file's own name is no part of the key");
    permit(fixture.directory, "rwxrwxrwx");
    assertTrue(fixture.cache.latest("5011f9d308f6-").isEmpty(), "an unused key has no jar");
    fixture.jar();
    assertTrue(
        fixture.cache.latest("5011f9d308f6-").isPresent(),
        "a jar made outside of the directory counts");
  }

  @Test
  void aKeyThatIsNoNameIsRefused() {
    for (String key : List.of("", "../x", "a/b", ".hidden", "-x", "a b", "x".repeat(201))) {
      assertThrows(IllegalArgumentException.class, () -> fixture.jar(key), key);
    }
    assertTrue(Files.exists(fixture.jar("x".repeat(200))));
  }

  @Test
  void aMakerThatFailsLeavesNothing() throws IOException {
    RuntimeException failure = new IllegalStateException("no types");
    Throwable thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                fixture.cache.jar(
                    KEY,
                    () -> {
                      throw failure;
                    }));
    assertEquals(failure, thrown);
    assertEquals(List.of(), files(fixture.directory));
    fixture.assertKept();
  }

  @Test
  void aDamagedJarIsMadeAnew() throws IOException {
    byte[] bytes = Files.readAllBytes(fixture.jar());
    bytes[bytes.length / 2] ^= 1;
    assertReplaced(bytes, "its checksum differs");
  }

  @Test
  void aJarThatIsCutShortIsMadeAnew() throws IOException {
    byte[] bytes = Files.readAllBytes(fixture.jar());
    assertReplaced(Arrays.copyOf(bytes, bytes.length - 1), "it is cut short");
  }

  @Test
  void anEmptyFileIsReplaced() throws IOException {
    fixture.jar();
    assertReplaced(new byte[0], "it is cut short");
  }

  @Test
  void anotherKeysJarIsReplaced() throws IOException {
    assertReplaced(Files.readAllBytes(fixture.jar("other")), "made from something else");
  }

  @Test
  void aJarWithoutASealIsReplaced() throws IOException {
    fixture.jar();
    assertReplaced(Jars.of(KEY), "made from something else");
  }

  @Test
  void aDirectoryInItsPlaceIsMovedAside() throws IOException {
    Files.createDirectories(fixture.entry());
    Files.createFile(fixture.entry().resolve("precious"));
    permit(fixture.directory, "rwx------");
    assertEquals(fixture.entry(), fixture.jar());
    assertEquals(KEY, Jars.text(fixture.entry()));
    fixture.assertSaid("it is no regular file", "was moved to");
    try (Stream<Path> all = Files.walk(fixture.directory)) {
      assertTrue(all.anyMatch(file -> file.endsWith("precious")), "nothing of it is lost");
    }
  }

  @Test
  void aFifoInItsPlaceIsReplacedWithoutWaiting() throws Exception {
    SafeDirectory.made(fixture.directory);
    Process maker = new ProcessBuilder("mkfifo", fixture.entry().toString()).start();
    assertEquals(0, maker.waitFor());
    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> fixture.jar());
    assertReplaced("it is no regular file");
  }

  @Test
  void aLinkInItsPlaceIsReplacedAndItsTargetLeftAlone() throws IOException {
    Path elsewhere = fixture.temporary.resolve("elsewhere.jar");
    Files.move(fixture.jar(), elsewhere);
    Files.createSymbolicLink(fixture.entry(), elsewhere);
    fixture.jar();
    assertReplaced("it is no regular file");
    assertEquals(KEY, Jars.text(elsewhere));
  }

  @Test
  void aJarThatOthersMayWriteIsReplaced() throws IOException {
    permit(fixture.jar(), "rw-rw-r--");
    fixture.jar();
    assertReplaced("another user could write it (mode 0664)");
    assertEquals("rw-------", permissions(fixture.entry()));
  }

  @Test
  void somebodyElsesJarIsReplaced() throws IOException {
    giveAway(fixture.jar());
    fixture.jar();
    assertReplaced("another user could write it");
    assertEquals(EffectiveUser.effective(), Inode.of(fixture.entry()).uid());
  }

  @Test
  void theDefaultIsBeneathTheCacheOfAll() {
    String configured = System.getenv("JKDUMP_CACHE");
    Path home = Path.of(System.getProperty("user.home"), ".cache", "jkdump");
    Path cache = configured == null || configured.isEmpty() ? home : Path.of(configured);
    assertEquals(cache.resolve("classes"), ClassCache.defaultDirectory());
  }

  private void assertReplaced(byte[] bad, String words) throws IOException {
    Files.write(fixture.entry(), bad);
    permit(fixture.entry(), "rw-------");
    fixture.jar();
    assertReplaced(words);
  }

  private void assertReplaced(String words) {
    assertEquals(1, fixture.warnings.size(), fixture.warnings.toString());
    fixture.assertSaid(fixture.entry() + " is not used and made anew", words);
    fixture.warnings.clear();
    int before = fixture.made;
    fixture.assertKept();
    assertEquals(before, fixture.made, "sound from now on");
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
