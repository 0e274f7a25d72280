// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.cli;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
   * @param crash the crash program, or null for the usual one
   */
  StartupFile expecting(String vmlinux, String vmcore, String crash) {
    String arguments =
        Stream.of(vmlinux, vmcore, crash)
            .filter(argument -> argument != null)
            .map(StartupFile::literal)
            .collect(Collectors.joining(", "));
    return new StartupFile(text + "expect(" + arguments + ");\n");
  }

  @Override
  public String toString() {
    return text;
  }

  private static String literal(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
