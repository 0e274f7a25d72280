// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memo;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jkdump.log.PyLog;

/**
 * Objects that helpers compute once for an owner, such as the indexes of a kernel.
 *
 * @param <O> the owner
 */
public final class DerivedObjects<O> {
  private final O owner;
  private final PyLog log;
  // Replaced, not cleared: what a thread computed before a change must not be kept after it.
  private volatile Map<Class<?>, Derived> all = new ConcurrentHashMap<>();

  private record Derived(Object object, List<String> gaps) {}

  /**
   * @param log the log that a maker's problems go to
   */
  public DerivedObjects(O owner, PyLog log) {
    this.owner = owner;
    this.log = log;
  }

  /** The object of a class, which is made if it is not there yet. */
  public <T> T get(Class<T> key, Function<? super O, ? extends T> maker) {
    Map<Class<?>, Derived> now = all;
    Derived known = now.get(key);
    if (known == null) {
      List<String> before = log.gaps();
      Object made = maker.apply(owner);
      List<String> gaps = log.gaps().stream().filter(gap -> !before.contains(gap)).toList();
      known = new Derived(made, gaps);
      now.put(key, known);
    } else {
      // A later program must say, too, what its answer lacks.
      known.gaps().forEach(log::warningOnexit);
    }
    return key.cast(known.object());
  }

  /** Number of objects. */
  public int size() {
    return all.size();
  }

  /** Lets all objects be made again. */
  public void forget() {
    all = new ConcurrentHashMap<>();
  }
}
