// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jkdump.log.PyLog;

/**
 * Settings that hold for one snippet run. All are back at their defaults when the next one begins,
 * however the run before ended.
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

  /** One of them. Safe for use by many threads. */
  public static final class Setting<T> {
    private final PyLog log;
    private final T byDefault;
    private volatile T value;

    private Setting(PyLog log, T byDefault) {
      this.log = log;
      this.byDefault = byDefault;
      this.value = byDefault;
    }

    public T get() {
      return value;
    }

    /** Sets it until the end of this run. */
    public void set(T wanted) {
      log.mark();
      value = wanted;
    }

    private void reset() {
      value = byDefault;
    }
  }
}
