// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Log of a snippet, beside its result. Warnings and errors are shown at once and again in the
 * summary; other messages only in the summary. Safe for use by many threads. Named after PyKdump's
 * {@code pylog}.
 */
public final class PyLog {
  private final Consumer<String> live;
  private final Deque<LogEntries> runs = new ArrayDeque<>();
  private Runnable firstEntry = () -> {};
  private Runnable beginning = () -> {};

  /**
   * @param live receives each line that is to be shown at once
   */
  public PyLog(Consumer<String> live) {
    this.live = live;
    runs.push(new LogEntries());
  }

  /** Logs a condition that may make the result wrong or incomplete. */
  public void warning(Object... message) {
    record(LogEntries::warnings, "+++WARNING+++ ", text(message));
  }

  /** Logs a condition that makes the result wrong or incomplete. */
  public void error(Object... message) {
    record(LogEntries::errors, "+++ERROR+++ ", text(message));
  }

  /** Logs a command that did not end in time. */
  public void timeout(Object... message) {
    record(LogEntries::timeouts, "+++TIMEOUT+++ ", text(message));
  }

  /** Logs a warning for the summary only. */
  public synchronized void warningOnexit(Object... message) {
    add(LogEntries::warnings, text(message));
  }

  /** Logs additional information, for the summary only. */
  public synchronized void info(Object... message) {
    add(LogEntries::infos, text(message));
  }

  /** Keeps one message that may become an error later; it replaces the message kept before. */
  public synchronized void silent(Object... message) {
    now().silent(text(message));
  }

  /** Returns the message that {@link #silent} kept in this run. */
  public synchronized Optional<String> getsilent() {
    return now().silent();
  }

  /** Logs the message that {@link #silent} kept as an error, with a text added to it. */
  public void silenterror(Object... more) {
    getsilent().ifPresent(message -> error(text(message, text(more)).strip()));
  }

  /** Sets an action to run at the first entry, or {@link #mark()}, of each run. */
  public synchronized void onFirstEntry(Runnable action) {
    firstEntry = action;
  }

  /** Sets an action to run at the beginning and at the end of each run. */
  public synchronized void onBegin(Runnable action) {
    beginning = action;
  }

  /** Marks the run, which may log nothing, as one that leaves a state to clear at its end. */
  public synchronized void mark() {
    if (now().mark()) {
      firstEntry.run();
    }
  }

  /** Begins a new run: forgets everything of the run before. */
  public synchronized void begin() {
    beginning.run();
    now().clear();
  }

  /** Ends the run: returns everything logged since {@link #begin()} and forgets it. */
  public synchronized LogSummary finish() {
    LogSummary summary = summary();
    begin();
    return summary;
  }

  /** Returns everything logged since {@link #begin()}. */
  public synchronized LogSummary summary() {
    return now().summary();
  }

  /** Begins a run within the run, with a log of its own until {@link #leave()}. */
  public synchronized void enter() {
    runs.push(new LogEntries());
  }

  /** Continues the log of the outer run. */
  public synchronized void leave() {
    if (runs.size() == 1) {
      throw new IllegalStateException("there is no outer run");
    }
    runs.pop();
  }

  /** Returns whether the current run is within another run. */
  public synchronized boolean isNested() {
    return runs.size() > 1;
  }

  private LogEntries now() {
    return runs.peek();
  }

  private synchronized void record(
      Function<LogEntries, Set<String>> kind, String mark, String text) {
    add(kind, text);
    live.accept(mark + text);
  }

  private void add(Function<LogEntries, Set<String>> kind, String text) {
    kind.apply(now()).add(text);
    mark();
  }

  private static String text(Object... parts) {
    StringBuilder text = new StringBuilder();
    for (Object part : parts) {
      text.append(text.isEmpty() ? "" : " ").append(part);
    }
    return text.toString();
  }
}
