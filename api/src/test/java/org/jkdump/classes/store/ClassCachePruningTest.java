// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassCachePruningTest {
  private CacheFixture fixture;

  @BeforeEach
  void open(@TempDir Path above) throws IOException {
    fixture = CacheFixture.in(above.toRealPath());
    fixture.cache.jar("key0", () -> Jars.of("key0"));
  }

  @Test
  void theEightThatWereUsedLastAreKept() throws IOException {
    for (int i = 0; i < 8; i++) {
      setAge(fixture.jar("key" + i), Duration.ofHours(10 - i));
    }
    fixture.jar("key0"); // used again, so key1 is the oldest now
    fixture.jar("key8");
    assertEquals(jars(0, 2, 3, 4, 5, 6, 7, 8), names());
    fixture.jar("key1");
    assertEquals(jars(0, 1, 3, 4, 5, 6, 7, 8), names());
  }

  @Test
  void theOneJustMadeIsKeptThoughOthersHaveTimesToCome() throws IOException {
    for (int i = 0; i < 8; i++) {
      setAge(fixture.jar("key" + i), Duration.ofDays(-1 - i));
    }
    fixture.jar("key8");
    assertEquals(jars(1, 2, 3, 4, 5, 6, 7, 8), names());
  }

  @Test
  void kernelsAndModulesDontPushEachOtherOut() throws IOException {
    for (int i = 0; i < 202; i++) {
      setAge(fixture.jar("module-x" + i), Duration.ofHours(300 - i));
    }
    fixture.jar("key1");
    assertEquals(2, names().stream().filter(name -> name.startsWith("key")).count());
    assertEquals(200, names().stream().filter(name -> name.startsWith("module-")).count());
    assertEquals(true, names().contains("module-x201.kernel.jar"));
  }

  @Test
  void halfWrittenFilesGoAfterADay() throws IOException {
    Path old = file("key1.123.kernel.part", Duration.ofHours(25));
    Path young = file("key1.124.kernel.part", Duration.ofHours(23));
    fixture.jar("key2");
    assertEquals(Set.of("key0.kernel.jar", name(young), "key2.kernel.jar"), names());
    assertEquals(false, Files.exists(old));
  }

  @Test
  void whatHasAnotherNameIsLeftAlone() throws IOException {
    Set<String> foreign = new TreeSet<>();
    for (String name : new String[] {"README", "x.jar", "kernel.jar.old", "x.part", "x.tmp"}) {
      foreign.add(name(file(name, Duration.ofDays(1000))));
    }
    Path directory = Files.createDirectory(fixture.directory.resolve("dir.kernel.part"));
    setAge(directory, Duration.ofDays(1000));
    for (int i = 1; i < 12; i++) {
      fixture.jar("key" + i);
    }
    foreign.add(name(directory));
    Set<String> left = names();
    left.removeIf(name -> name.endsWith(".kernel.jar"));
    assertEquals(foreign, left);
  }

  private Path file(String name, Duration age) throws IOException {
    Path file = Files.createFile(fixture.directory.resolve(name));
    setAge(file, age);
    return file;
  }

  private static void setAge(Path file, Duration age) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
  }

  private static Set<String> jars(int... numbers) {
    return IntStream.of(numbers)
        .mapToObj(i -> "key" + i + ".kernel.jar")
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> names() throws IOException {
    try (Stream<Path> files = Files.list(fixture.directory)) {
      return files.map(ClassCachePruningTest::name).collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
