// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/**
 * Surefire's reports for several kernels, one directory each: {@code 5.10}, {@code 6.1}, {@code
 * 6.12}.
 */
final class Reports implements ParityTable.Results {
  private static final Pattern SUITE =
      Pattern.compile(
          "<testsuite [^>]*tests=\"(\\d+)\" errors=\"(\\d+)\" skipped=\"(\\d+)\" failures=\"(\\d+)\"");
  private final Path root;

  Reports(Path root) {
    this.root = root;
  }

  @Override
  public String of(List<Class<?>> tests) {
    List<String> good = new ArrayList<>();
    List<String> bad = new ArrayList<>();
    for (String kernel : kernels()) {
      List<Class<?>> run = tests.stream().filter(test -> ran(kernel, test)).toList();
      if (!run.isEmpty()) {
        boolean passed = run.stream().allMatch(test -> passed(kernel, test));
        (passed ? good : bad).add(kernel);
      }
    }
    String state = good.isEmpty() ? "" : "passes on " + String.join(", ", good);
    String failed = bad.isEmpty() ? "" : "fails on " + String.join(", ", bad);
    return state + (state.isEmpty() || failed.isEmpty() ? "" : "; ") + failed;
  }

  private List<String> kernels() {
    try (Stream<Path> directories = Files.list(root)) {
      return directories
          .map(directory -> directory.getFileName().toString())
          .sorted(
              (a, b) ->
                  new org.jkdump.crash.KernelRev(a).compareTo(new org.jkdump.crash.KernelRev(b)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Slow tests run on one kernel only.
  private boolean ran(String kernel, Class<?> test) {
    return Files.exists(report(kernel, test)) || !isSlow(test);
  }

  private static boolean isSlow(Class<?> test) {
    return Arrays.stream(test.getAnnotationsByType(Tag.class))
        .anyMatch(tag -> tag.value().equals("slow"));
  }

  private Path report(String kernel, Class<?> test) {
    return root.resolve(kernel).resolve("TEST-" + test.getName() + ".xml");
  }

  private boolean passed(String kernel, Class<?> test) {
    Path report = report(kernel, test);
    try {
      Matcher suite = SUITE.matcher(Files.exists(report) ? Files.readString(report) : "");
      return suite.find()
          && !suite.group(1).equals(suite.group(3))
          && suite.group(2).equals("0")
          && suite.group(4).equals("0");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
