// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.session;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jkdump.type.Nearest;

/** The knobs of a session by name: PyKdump's {@code pyctl}. Safe for use by many threads. */
public final class Knobs {
  private final Map<String, Knob<?>> all = new TreeMap<>();

  Knobs() {}

  /**
   * Adds a knob, or finds the knob of this name.
   *
   * @param byDefault a Boolean, a Long or a String
   * @param help one line
   * @param words the allowed values of a String; none for any
   * @throws UsageException if the knob of this name has another type
   */
  public synchronized <T> Knob<T> add(String name, T byDefault, String help, String... words) {
    if (!(byDefault instanceof Boolean
        || byDefault instanceof Long
        || byDefault instanceof String)) {
      throw new UsageException("a knob is a Boolean, a Long or a String: " + name);
    }
    Knob<?> known = all.computeIfAbsent(name, n -> new Knob<>(n, byDefault, help, List.of(words)));
    if (known.byDefault().getClass() != byDefault.getClass()) {
      throw new UsageException(
          "knob " + name + " is a " + known.byDefault().getClass().getSimpleName() + " already");
    }
    @SuppressWarnings("unchecked")
    Knob<T> same = (Knob<T>) known;
    return same;
  }

  /**
   * The knob with a name.
   *
   * @throws UsageException if there is none
   */
  public synchronized Knob<?> find(String name) {
    Knob<?> knob = all.get(name);
    if (knob == null) {
      throw new UsageException(
          "there is no knob '" + name + "'" + Nearest.hint(name, all.keySet()));
    }
    return knob;
  }

  /** All knobs in the order of their names. */
  public synchronized List<Knob<?>> all() {
    return List.copyOf(all.values());
  }
}
