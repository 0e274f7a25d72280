// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jkdump.log.PyLog;

/**
 * Settings of one snippet run. When the next run begins, all settings have their first values
 * again, however the previous run ended. A program within a run has values of its own.
 */
public final class RunSettings {
  private final PyLog log;
  private final List<Setting<?>> settings = new CopyOnWriteArrayList<>();

  RunSettings(PyLog log) {
    this.log = log;
    log.onBegin(() -> settings.forEach(Setting::reset));
  }

  /** Adds a setting; its owner calls this once. */
  public <T> Setting<T> add(T byDefault) {
    Setting<T> setting = new Setting<>(log, byDefault);
    settings.add(setting);
    return setting;
  }

  /** Gives all settings their defaults until {@link #leave()}. */
  void enter() {
    settings.forEach(Setting::enter);
  }

  /** Gives all settings the values from before {@link #enter()} again. */
  void leave() {
    settings.forEach(Setting::leave);
  }

  /** One setting. Safe for use by many threads. */
  public static final class Setting<T> {
    private final PyLog log;
    private final Deque<Level<T>> outer = new ArrayDeque<>();
    private volatile T byDefault;
    private volatile Level<T> now;

    /** First value of a run, and current value. */
    private record Level<T>(T first, T value) {}

    private Setting(PyLog log, T byDefault) {
      this.log = log;
      this.byDefault = byDefault;
      this.now = new Level<>(byDefault, byDefault);
    }

    public T get() {
      return now.value;
    }

    /** Sets the value until this run ends. */
    public void set(T wanted) {
      log.mark();
      now = new Level<>(now.first, wanted);
    }

    /** Sets the value and the first value of the following runs. */
    public void begin(T wanted) {
      now = new Level<>(wanted, wanted);
    }

    /** The default. */
    public T byDefault() {
      return byDefault;
    }

    /** Sets the default of the runs from now on. */
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

    // A setting that was added within the run has no value to go back to.
    private synchronized void leave() {
      now = outer.isEmpty() ? now : outer.pop();
    }
  }
}
