// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jkdump.repl.session.NoClassesException;

/** The text of a kdump.jsh, whose first line sets jshell's class path. */
record StartupFile(String text) {
  /**
   * The same with a jar of generated classes.
   *
   * @throws NoClassesException if jshell can't take the jar's path
   */
  StartupFile withClasses(Path jar) {
    if (jar.toString().matches(".*[\\s:].*")) {
      throw new NoClassesException(
          "jshell's /env takes no path with blanks or colons, as "
              + jar
              + " has: set JKDUMP_CACHE to a directory without");
    }
    String comment =
        "// Should jshell miss the jar (the cache keeps the last 8), have jkdump startup print this"
            + " file again.";
    int end = text.indexOf('\n');
    return new StartupFile(
        text.substring(0, end)
            + ":"
            + jar
            + "\n"
            + comment
            + text.substring(end)
            + "import kernel.*;\n");
  }

  /** The same with a comment beneath the class path, which must be the first line. */
  StartupFile withComment(String comment) {
    int end = text.indexOf('\n') + 1;
    return new StartupFile(
        text.substring(0, end)
            + comment.lines().map(line -> "// " + line + "\n").collect(Collectors.joining())
            + text.substring(end));
  }

  /**
   * The same, opening a dump at the first question to it.
   *
   * @param vmlinux null if it is to be looked for
   * @param crash the crash program, or null for the usual one
   */
  StartupFile expecting(String vmlinux, String vmcore, String crash) {
    List<String> arguments = new ArrayList<>();
    if (vmlinux != null || crash != null) {
      arguments.add(literal(vmlinux));
    }
    arguments.add(literal(vmcore));
    if (crash != null) {
      arguments.add(literal(crash));
    }
    return new StartupFile(text + "expect(" + String.join(", ", arguments) + ");\n");
  }

  @Override
  public String toString() {
    return text;
  }

  private static String literal(String text) {
    return text == null ? "null" : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
