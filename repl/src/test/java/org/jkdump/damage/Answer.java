// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.damage;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.log.LogSummary;
import org.jkdump.log.PyLog;

/**
 * Output and log of a program that ran.
 *
 * @param failure reason of an early end, or an empty text
 */
record Answer(String out, LogSummary log, String failure) {
  private static final Pattern HEADING = Pattern.compile("(?m)^│ (.*?) +│$");

  /** Runs a program on the current kernel. */
  static Answer of(CompiledProgram program) {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PyLog log = PyKdumpAPI.pylog;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    log.begin();
    String failure = "";
    try {
      program.run();
    } catch (Exception e) {
      failure = e.toString();
    } finally {
      System.setOut(before);
    }
    return new Answer(out.toString(StandardCharsets.UTF_8), log.finish(), failure);
  }

  /** Titles of the sections, without their numbers. */
  TreeSet<String> headings() {
    return HEADING
        .matcher(out)
        .results()
        .map(r -> r.group(1).replaceAll("\\d+", "N"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether a section ended early. */
  boolean hasLostSection() {
    return log.partial().stream()
        .anyMatch(lack -> lack.contains(": not readable") && !lack.contains(": incomplete: "));
  }
}
