// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Function;

/** The running run and the runs around it, each with its entries. Safe for use by many threads. */
final class LogRuns {
  private final Deque<LogEntries> runs = new ArrayDeque<>();
  private Runnable firstEntry = () -> {};
  private Runnable beginning = () -> {};

  LogRuns() {
    runs.push(new LogEntries());
  }

  synchronized void onFirstEntry(Runnable action) {
    firstEntry = action;
  }

  synchronized void onBegin(Runnable action) {
    beginning = action;
  }

  synchronized void begin() {
    beginning.run();
    runs.peek().clear();
  }

  synchronized void enter() {
    runs.push(new LogEntries());
  }

  synchronized void leave() {
    if (runs.size() == 1) {
      throw new IllegalStateException("there is no outer run");
    }
    runs.pop();
  }

  synchronized boolean isNested() {
    return runs.size() > 1;
  }

  synchronized <T> T ask(Function<LogEntries, T> question) {
    return question.apply(runs.peek());
  }

  synchronized void add(Consumer<LogEntries> change) {
    change.accept(runs.peek());
    mark();
  }

  synchronized void keep(String message) {
    runs.peek().silent(message);
  }

  synchronized void mark() {
    if (runs.peek().mark()) {
      firstEntry.run();
    }
  }
}
