// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jkdump.log.PyLog;

/**
 * Settings that hold for one snippet run. All are back at what they began with when the next one
 * begins, however the run before ended. A program run within a run has values of its own.
 */
public final class RunSettings {
  private final PyLog log;
  private final List<Setting<?>> settings = new CopyOnWriteArrayList<>();

  RunSettings(PyLog log) {
    this.log = log;
    log.onBegin(() -> settings.forEach(Setting::reset));
  }

  /** A new setting; to be made once, by whoever owns it. */
  public <T> Setting<T> add(T byDefault) {
    Setting<T> setting = new Setting<>(log, byDefault);
    settings.add(setting);
    return setting;
  }

  /** All are at their defaults until {@link #leave()}. */
  void enter() {
    settings.forEach(Setting::enter);
  }

  /** All are again what they were before {@link #enter()}. */
  void leave() {
    settings.forEach(Setting::leave);
  }

  /** One of them. Safe for use by many threads. */
  public static final class Setting<T> {
    private final PyLog log;
    private final Deque<Level<T>> outer = new ArrayDeque<>();
    private volatile T byDefault;
    private volatile Level<T> now;

    /** What a run begins with, and what it has set. */
    private record Level<T>(T first, T value) {}

    private Setting(PyLog log, T byDefault) {
      this.log = log;
      this.byDefault = byDefault;
      this.now = new Level<>(byDefault, byDefault);
    }

    public T get() {
      return now.value;
    }

    /** Sets it until the end of this run. */
    public void set(T wanted) {
      log.mark();
      now = new Level<>(now.first, wanted);
    }

    /** Sets what this run, and those that follow in its place, begin with. */
    public void begin(T wanted) {
      now = new Level<>(wanted, wanted);
    }

    /** What runs begin with where nobody says otherwise. */
    public T byDefault() {
      return byDefault;
    }

    /** Sets what runs begin with from now on where nobody says otherwise. */
    public synchronized void byDefault(T wanted) {
      byDefault = wanted;
      if (outer.isEmpty()) {
        begin(wanted);
      } else {
        Level<T> outermost = outer.removeLast();
        outer.addLast(new Level<>(wanted, outermost.value));
      }
    }

    private void reset() {
      begin(now.first);
    }

    private synchronized void enter() {
      outer.push(now);
      begin(byDefault);
    }

    // A setting that was added since has nothing to go back to.
    private synchronized void leave() {
      now = outer.isEmpty() ? now : outer.pop();
    }
  }
}
