// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a snippet has to say beside its result. Warnings and errors are shown at once and again in
 * the summary; the rest only there. Safe for use by many threads. Named after PyKdump's {@code
 * pylog}.
 */
public final class PyLog {
  private final Consumer<String> live;
  private final Deque<LogEntries> runs = new ArrayDeque<>();
  private Runnable firstEntry = () -> {};
  private Runnable beginning = () -> {};

  /**
   * @param live is given each line that is to be shown at once
   */
  public PyLog(Consumer<String> live) {
    this.live = live;
    runs.push(new LogEntries());
  }

  /** Something that may make the result wrong or incomplete. */
  public void warning(Object... message) {
    record(LogEntries::warnings, "+++WARNING+++ ", text(message));
  }

  /** Something that makes the result wrong or incomplete. */
  public void error(Object... message) {
    record(LogEntries::errors, "+++ERROR+++ ", text(message));
  }

  /** A command that did not end in time. */
  public void timeout(Object... message) {
    record(LogEntries::timeouts, "+++TIMEOUT+++ ", text(message));
  }

  /** A warning for the summary only. */
  public synchronized void warningOnexit(Object... message) {
    add(LogEntries::warnings, text(message));
  }

  /** Additional information, for the summary only. */
  public synchronized void info(Object... message) {
    add(LogEntries::infos, text(message));
  }

  /** Keeps one message, in place of the one kept before, that may become an error later. */
  public synchronized void silent(Object... message) {
    now().silent(text(message));
  }

  /** The message that {@link #silent} kept in this run. */
  public synchronized Optional<String> getsilent() {
    return now().silent();
  }

  /** Makes the message that {@link #silent} kept an error, with something added to it. */
  public void silenterror(Object... more) {
    getsilent().ifPresent(message -> error(text(message, text(more)).strip()));
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
    if (now().mark()) {
      firstEntry.run();
    }
  }

  /** Forgets everything of this run: a new one begins. */
  public synchronized void begin() {
    beginning.run();
    now().clear();
  }

  /** Everything recorded since {@link #begin()}, and forgets it. */
  public synchronized LogSummary finish() {
    LogSummary summary = summary();
    begin();
    return summary;
  }

  /** Everything recorded since {@link #begin()}. */
  public synchronized LogSummary summary() {
    return now().summary();
  }

  /** From now on, until {@link #leave()}, a run within the run has a log of its own. */
  public synchronized void enter() {
    runs.push(new LogEntries());
  }

  /** Goes on with the log of the run around this one. */
  public synchronized void leave() {
    if (runs.size() == 1) {
      throw new IllegalStateException("there is no run around this one");
    }
    runs.pop();
  }

  /** Returns whether the run that logs is one within another. */
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
