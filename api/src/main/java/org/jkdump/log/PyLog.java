// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.log;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a snippet has to say beside its result. Warnings and errors are shown at once and again in
 * the summary; the rest only there. Safe for use by many threads. Named after PyKdump's {@code
 * pylog}.
 */
public final class PyLog {
  private final Consumer<String> live;
  private final Set<String> timeouts = new LinkedHashSet<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private final Set<String> errors = new LinkedHashSet<>();
  private final Set<String> infos = new LinkedHashSet<>();
  private Runnable firstEntry = () -> {};
  private Runnable beginning = () -> {};
  private boolean marked;

  /**
   * @param live is given each line that is to be shown at once
   */
  public PyLog(Consumer<String> live) {
    this.live = live;
  }

  /** Something that may make the result wrong or incomplete. */
  public void warning(Object... message) {
    record(warnings, "+++WARNING+++ ", text(message));
  }

  /** Something that makes the result wrong or incomplete. */
  public void error(Object... message) {
    record(errors, "+++ERROR+++ ", text(message));
  }

  /** A command that did not end in time. */
  public void timeout(Object... message) {
    record(timeouts, "+++TIMEOUT+++ ", text(message));
  }

  /** A warning for the summary only. */
  public synchronized void warningOnexit(Object... message) {
    add(warnings, text(message));
  }

  /** Additional information, for the summary only. */
  public synchronized void info(Object... message) {
    add(infos, text(message));
  }

  /** Has something called at the first entry, or {@link #mark()}, of each run. */
  public synchronized void onFirstEntry(Runnable action) {
    firstEntry = action;
  }

  /** Has something called when a run begins, and once more when it is over. */
  public synchronized void onBegin(Runnable action) {
    beginning = action;
  }

  /** Says that this run, though it may log nothing, leaves something to clear at its end. */
  public synchronized void mark() {
    if (!marked) {
      marked = true;
      firstEntry.run();
    }
  }

  /** Forgets everything: a new run begins. */
  public synchronized void begin() {
    marked = false;
    beginning.run();
    timeouts.clear();
    warnings.clear();
    errors.clear();
    infos.clear();
  }

  /** Everything recorded since {@link #begin()}, and forgets it. */
  public synchronized LogSummary finish() {
    LogSummary summary = summary();
    begin();
    return summary;
  }

  /** Everything recorded since {@link #begin()}. */
  public synchronized LogSummary summary() {
    return new LogSummary(copy(timeouts), copy(warnings), copy(errors), copy(infos));
  }

  private synchronized void record(Set<String> kind, String mark, String text) {
    add(kind, text);
    live.accept(mark + text);
  }

  private void add(Set<String> kind, String text) {
    kind.add(text);
    mark();
  }

  private static List<String> copy(Set<String> lines) {
    return List.copyOf(new ArrayList<>(lines));
  }

  private static String text(Object... parts) {
    StringBuilder text = new StringBuilder();
    for (Object part : parts) {
      text.append(text.isEmpty() ? "" : " ").append(part);
    }
    return text.toString();
  }
}
