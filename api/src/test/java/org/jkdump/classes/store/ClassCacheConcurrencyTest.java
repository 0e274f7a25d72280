// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ClassCacheConcurrencyTest {
  private static final int MAKERS = 4;
  private static final int KEYS = 3;
  private static final int BYTES = 300_000;

  private Path above;
  private Path directory;

  @BeforeEach
  void open(@TempDir Path temporary) throws IOException {
    above = temporary.toRealPath();
    directory = above.resolve("classes");
  }

  @Test
  void threadsThatMakeAtOnceAllGetSoundJars() throws Exception {
    List<String> warnings = Collections.synchronizedList(new ArrayList<>());
    ClassCache cache = new ClassCache(directory, List.of(above), warnings::add);
    ExecutorService threads = Executors.newFixedThreadPool(MAKERS);
    List<Callable<String>> asked = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      String key = "key" + i % KEYS;
      asked.add(() -> Jars.text(cache.jar(key, () -> Jars.of(key, BYTES))));
    }
    List<Future<String>> texts = threads.invokeAll(asked);
    threads.shutdown();
    for (int i = 0; i < texts.size(); i++) {
      assertEquals("key" + i % KEYS, texts.get(i).get());
    }
    assertEquals(List.of(), warnings);
    assertEquals(KEYS, count(directory));
  }

  @Test
  void processesThatMakeAtOnceAllGetSoundJars() throws Exception {
    List<Process> makers = new ArrayList<>();
    for (int i = 0; i < MAKERS; i++) {
      makers.add(CacheProcess.start(above, directory, "key", KEYS, 5, BYTES));
    }
    for (Process maker : makers) {
      List<String> lines = CacheProcess.lines(maker);
      assertEquals(5 * KEYS + 1, lines.size(), lines.toString());
      assertTrue(
          lines.stream().limit(5 * KEYS).allMatch(line -> line.startsWith("sound " + directory)),
          lines.toString());
    }
    assertEquals(KEYS, count(directory));
  }

  @Test
  void aMakerThatIsKilledLeavesNoHalfJar() throws Exception {
    for (int i = 0; i < 3; i++) {
      Process maker = CacheProcess.start(above, directory, "run" + i + "-", 1000, 1, 3_000_000);
      while (maker.isAlive() && !Files.exists(directory.resolve("run" + i + "-0.kernel.jar"))) {
        Thread.sleep(5);
      }
      Thread.sleep(7 * i);
      maker.destroyForcibly().waitFor();
    }
    try (Stream<Path> jars = Files.list(directory)) {
      for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
        String key = jar.getFileName().toString().replace(".kernel.jar", "");
        assertEquals(Optional.empty(), new JarSeal(key).fault(jar), key);
      }
    }
  }

  private static long count(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.count();
    }
  }
}
