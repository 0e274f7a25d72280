// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jkdump.log.LogSummary;

/**
 * An entry of the log.
 *
 * @param kind {@code timeout}, {@code warning}, {@code error}, {@code info} or {@code partial}
 */
public record LogEntry(String kind, String text) {

  /** New entries of the log, kind by kind. */
  static List<LogEntry> since(LogSummary before, LogSummary after) {
    List<LogEntry> all = new ArrayList<>();
    add(all, "timeout", before.timeouts(), after.timeouts());
    add(all, "warning", before.warnings(), after.warnings());
    add(all, "error", before.errors(), after.errors());
    add(all, "info", before.infos(), after.infos());
    add(all, "partial", before.partial(), after.partial());
    return all;
  }

  private static void add(
      List<LogEntry> all, String kind, List<String> before, List<String> after) {
    Set<String> known = new HashSet<>(before);
    after.stream()
        .filter(text -> !known.contains(text))
        .forEach(text -> all.add(new LogEntry(kind, text)));
  }
}
