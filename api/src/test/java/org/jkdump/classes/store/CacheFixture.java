// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes.store;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Cache together with its messages and the number of its maker's calls. */
final class CacheFixture {
  static final String KEY = "5011f9d308f6-ab12";
  private static final int NOBODY = 65534;

  final Path directory;
  final Path temporary;
  final List<String> warnings = new ArrayList<>();
  final ClassCache cache;
  int made;

  /** Makes a cache in a directory that may be missing, with another one for temporary files. */
  CacheFixture(Path directory, Path temporary) {
    this.directory = directory;
    this.temporary = temporary;
    cache = new ClassCache(directory, List.of(temporary), warnings::add);
  }

  static CacheFixture in(Path above) throws IOException {
    Path temporary = Files.createDirectories(above.resolve("temporary"));
    return new CacheFixture(above.resolve("classes"), temporary);
  }

  Path jar(String key) {
    return cache.jar(
        key,
        () -> {
          made++;
          return Jars.of(key);
        });
  }

  Path jar() {
    return jar(KEY);
  }

  Path entry() {
    return directory.resolve(KEY + ".kernel.jar");
  }

  /** Asserts that the jar comes from the directory, without a message. */
  void assertKept() {
    assertEquals(entry(), jar());
    assertEquals(KEY, Jars.text(entry()));
    assertEquals(List.of(), warnings);
  }

  /**
   * Asserts that the jar is made outside of the directory, with one warning that contains these
   * words.
   */
  void assertAside(String... words) throws IOException {
    Path jar = jar();
    assertTrue(jar.startsWith(temporary), jar.toString());
    assertEquals(KEY, Jars.text(jar));
    assertEquals("rwx------", permissions(jar.getParent()));
    assertEquals(1, warnings.size(), warnings.toString());
    assertSaid(words);
    assertEquals(jar, jar(), "made once for all its uses");
    assertEquals(1, made);
    assertEquals(1, warnings.size(), warnings.toString());
  }

  void assertSaid(String... words) {
    for (String word : words) {
      assertTrue(warnings.toString().contains(word), word + " in " + warnings);
    }
  }

  static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  static void sticky(Path path) throws IOException {
    Files.setAttribute(path, "unix:mode", 01777);
  }

  static void giveAway(Path path) throws IOException {
    assumeTrue(EffectiveUser.effective() == 0, "only root can give a file to somebody else");
    Files.setAttribute(path, "unix:uid", NOBODY, NOFOLLOW_LINKS);
  }
}
