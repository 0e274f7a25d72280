// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("dump")
@ExtendWith(Shared.class)
@DisplayName("the snippets of make bench")
class BenchDumpTest {
  private static final Path BENCH =
      Path.of(System.getProperty("jkdump.project"), "repl", "src", "bench");

  // Making and loading all classes takes a busy machine more than a minute.
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir Path directory;

  @Test
  @DisplayName("answer every question of its table")
  void results(Endpoint endpoint) throws IOException {
    List<String> facts = lines(endpoint, "prepare.jsh");
    assertEquals(List.of("kernel", "nodes"), facts.stream().map(this::key).toList());
    assertEquals(List.of("swapper/0"), lines(endpoint, "start.jsh"));
    TreeSet<String> answered = new TreeSet<>();
    for (String snippet :
        List.of("types.jsh", "classes.jsh", "session.jsh", "pages.jsh", "huge.jsh")) {
      lines(endpoint, snippet).stream()
          .filter(l -> !l.startsWith("="))
          .map(this::key)
          .forEach(answered::add);
    }
    TreeSet<String> asked =
        Files.readAllLines(BENCH.resolve("questions.tsv")).stream()
            .map(line -> line.split("\t")[0])
            .filter(key -> !key.startsWith("start.") && !isOfAnotherDump(key))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(asked, answered);
  }

  // Each run of pages.jsh reads one dump; this one is of zlib.
  private static boolean isOfAnotherDump(String key) {
    return key.startsWith("pages.") && !key.startsWith("pages.zlib");
  }

  private String key(String line) {
    assertTrue(line.matches("=?[\\w.]+\t\\S+"), line);
    return line.split("\t")[0];
  }

  /** Returns the output of a snippet that measures each question once. */
  private List<String> lines(Endpoint endpoint, String snippet) {
    Surroundings surroundings =
        new Surroundings(directory)
            .with("BENCH_SYMBOLS", directory.resolve("symbols").toString())
            .with("BENCH_FRAMES", directory.resolve("frames").toString())
            .with("BENCH_LATER", "1")
            .with("BENCH_SECONDS", "0");
    String[] command = {
      Testbed.launcher().toString(),
      "replay",
      BENCH.resolve(snippet).toString(),
      "--attach",
      endpoint.socket()
    };
    Run run = Run.of("", surroundings.process(command), PATIENCE);
    assertEquals(0, run.status(), snippet + ": " + run.err());
    return run.out().lines().toList();
  }
}
