// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.log;

import java.util.List;
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
  private final LogRuns runs;
  private final boolean isReaders;

  /**
   * @param live receives each line that is to be shown at once
   */
  public PyLog(Consumer<String> live) {
    this(live, new LogRuns(), false);
  }

  private PyLog(Consumer<String> live, LogRuns runs, boolean isReaders) {
    this.live = live;
    this.runs = runs;
    this.isReaders = isReaders;
  }

  /**
   * The same log for readers of the dump: a problem that they log is a gap in the answer, while the
   * problems that a program logs are its findings.
   */
  public PyLog ofReaders() {
    return new PyLog(live, runs, true);
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
  public void warningOnexit(Object... message) {
    problem(LogEntries::warnings, text(message));
  }

  /** Logs additional information, for the summary only. */
  public void info(Object... message) {
    add(LogEntries::infos, text(message));
  }

  /** Logs what the answer lacks, for the end of the summary. */
  public void partial(Object... message) {
    add(LogEntries::partial, text(message));
  }

  /** The problems that readers of the dump have logged in this run since {@link #takeGaps()}. */
  public List<String> gaps() {
    return runs.ask(now -> List.copyOf(now.gaps()));
  }

  /** The problems that readers of the dump have logged in this run since the last call. */
  public List<String> takeGaps() {
    return runs.ask(LogEntries::takeGaps);
  }

  /** Keeps one message that may become an error later; it replaces the message kept before. */
  public void silent(Object... message) {
    runs.keep(text(message));
  }

  /** Returns the message that {@link #silent} kept in this run. */
  public Optional<String> getsilent() {
    return runs.ask(LogEntries::silent);
  }

  /** Logs the message that {@link #silent} kept as an error, with a text added to it. */
  public void silenterror(Object... more) {
    getsilent().ifPresent(message -> error(text(message, text(more)).strip()));
  }

  /** Sets an action to run at the first entry, or {@link #mark()}, of each run. */
  public void onFirstEntry(Runnable action) {
    runs.onFirstEntry(action);
  }

  /** Sets an action to run at the beginning and at the end of each run. */
  public void onBegin(Runnable action) {
    runs.onBegin(action);
  }

  /** Marks the run, which may log nothing, as one that leaves a state to clear at its end. */
  public void mark() {
    runs.mark();
  }

  /** Begins a new run: forgets everything of the run before. */
  public void begin() {
    runs.begin();
  }

  /** Ends the run: returns everything logged since {@link #begin()} and forgets it. */
  public LogSummary finish() {
    synchronized (runs) {
      LogSummary summary = summary();
      begin();
      return summary;
    }
  }

  /** Ends the run: returns what was logged but not shown at once, and forgets everything. */
  public LogSummary finishUnseen() {
    synchronized (runs) {
      LogSummary unseen = runs.ask(LogEntries::unseen);
      begin();
      return unseen;
    }
  }

  /** Returns everything logged since {@link #begin()}. */
  public LogSummary summary() {
    return runs.ask(LogEntries::summary);
  }

  /** Begins a run within the run, with a log of its own until {@link #leave()}. */
  public void enter() {
    runs.enter();
  }

  /** Continues the log of the outer run. */
  public void leave() {
    runs.leave();
  }

  /** Returns whether the current run is within another run. */
  public boolean isNested() {
    return runs.isNested();
  }

  private void record(Function<LogEntries, Set<String>> kind, String mark, String text) {
    synchronized (runs) {
      problem(kind, text);
      add(LogEntries::shown, text);
      live.accept(mark + text);
    }
  }

  private void problem(Function<LogEntries, Set<String>> kind, String text) {
    if (isReaders) {
      add(LogEntries::gaps, text);
    }
    add(kind, text);
  }

  private void add(Function<LogEntries, Set<String>> kind, String text) {
    runs.add(now -> kind.apply(now).add(text));
  }

  private static String text(Object... parts) {
    StringBuilder text = new StringBuilder();
    for (Object part : parts) {
      text.append(text.isEmpty() ? "" : " ").append(part);
    }
    return text.toString();
  }
}
