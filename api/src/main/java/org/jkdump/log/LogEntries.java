// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.log;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Messages that one run has logged so far, each line once. */
final class LogEntries {
  private final Set<String> timeouts = new LinkedHashSet<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private final Set<String> errors = new LinkedHashSet<>();
  private final Set<String> infos = new LinkedHashSet<>();
  private final Set<String> partial = new LinkedHashSet<>();
  private final Set<String> gaps = new LinkedHashSet<>();
  private final Set<String> shown = new HashSet<>();
  private String silent;
  private boolean marked;

  Set<String> timeouts() {
    return timeouts;
  }

  Set<String> warnings() {
    return warnings;
  }

  Set<String> errors() {
    return errors;
  }

  Set<String> infos() {
    return infos;
  }

  Set<String> partial() {
    return partial;
  }

  Set<String> gaps() {
    return gaps;
  }

  List<String> takeGaps() {
    List<String> taken = List.copyOf(gaps);
    gaps.clear();
    return taken;
  }

  Optional<String> silent() {
    return Optional.ofNullable(silent);
  }

  void silent(String message) {
    silent = message;
  }

  /** Marks the run; returns whether this is the first mark since {@link #clear()}. */
  boolean mark() {
    boolean first = !marked;
    marked = true;
    return first;
  }

  void clear() {
    List.of(timeouts, warnings, errors, infos, partial, gaps, shown).forEach(Set::clear);
    silent = null;
    marked = false;
  }

  /** Entries that were shown at once. */
  Set<String> shown() {
    return shown;
  }

  LogSummary summary() {
    return new LogSummary(
        List.copyOf(timeouts),
        List.copyOf(warnings),
        List.copyOf(errors),
        List.copyOf(infos),
        List.copyOf(partial));
  }

  /** The entries that were not shown at once. */
  LogSummary unseen() {
    List<String> later = warnings.stream().filter(text -> !shown.contains(text)).toList();
    return new LogSummary(List.of(), later, List.of(), List.copyOf(infos), List.copyOf(partial));
  }
}
