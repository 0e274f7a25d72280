// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.log;

import java.util.List;

/**
 * Summary of one run's log: each line once, in the order of its first appearance. Its text has the
 * layout of PyKdump's {@code PyLog.onexit}, and after it what the answer lacks.
 */
public record LogSummary(
    List<String> timeouts,
    List<String> warnings,
    List<String> errors,
    List<String> infos,
    List<String> partial) {
  private static final int WIDTH = 78;

  /** Returns whether the run logged nothing. */
  public boolean isEmpty() {
    return infos.isEmpty() && partial.isEmpty() && noProblems();
  }

  /** Formats the summary; empty if the run logged nothing. */
  @Override
  public String toString() {
    return problems() + information() + lacks();
  }

  private boolean noProblems() {
    return timeouts.isEmpty() && warnings.isEmpty() && errors.isEmpty();
  }

  private String problems() {
    if (noProblems()) {
      return "";
    }
    String stars = "*".repeat(WIDTH) + "\n";
    String advice = " *** You can rerun your command with a different timeout (--timeout=NNN)\n";
    return stars
        + centred(" A Summary Of Problems Found ", '*')
        + stars
        + section(" Some crash built-in commands did not complete within timeout ", timeouts)
        + (timeouts.isEmpty() ? "" : advice)
        + section(" A list of all +++WARNING+++ messages ", warnings)
        + section(" A list of all +++ERROR+++ messages ", errors)
        + "-".repeat(WIDTH)
        + "\n";
  }

  private String information() {
    if (infos.isEmpty()) {
      return "";
    }
    String head = centred(" Additional Info ", '~');
    return "\n" + head + lines(infos) + "~".repeat(WIDTH) + "\n";
  }

  private String lacks() {
    return partial.isEmpty() ? "" : "\nThis answer is partial:\n" + lines(partial);
  }

  private static String section(String title, List<String> entries) {
    return entries.isEmpty() ? "" : centred(title, '-') + lines(entries);
  }

  private static String lines(List<String> entries) {
    StringBuilder text = new StringBuilder();
    entries.forEach(e -> text.append("    ").append(e.replace("\n", "\n    ")).append('\n'));
    return text.toString();
  }

  private static String centred(String title, char fill) {
    int space = Math.max(0, WIDTH - title.length());
    String left = String.valueOf(fill).repeat(space / 2);
    return left + title + String.valueOf(fill).repeat(space - space / 2) + "\n";
  }
}
