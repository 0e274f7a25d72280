// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jkdump.target.CacheUse;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.MemoryException;
import org.jkdump.target.TargetException;
import org.jkdump.target.TargetLostException;

/**
 * The first of some alternatives that evaluates on this kernel (PyKdump's {@code PY_select}). What
 * lost because this kernel doesn't know a name isn't tried again for the same key; what lost
 * because memory couldn't be read is.
 */
public final class Selection {
  private final Map<Object, Integer> winners = new ConcurrentHashMap<>();
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();

  /** Knows no winner yet. */
  public Selection() {}

  /**
   * @param key stands for this list of alternatives
   * @throws TargetException if none evaluates; it says why of each
   */
  public <T> T select(Object key, List<? extends Supplier<? extends T>> alternatives) {
    List<RuntimeException> failures = new ArrayList<>();
    Integer winner = winners.get(key);
    (winner == null ? misses : hits).increment();
    for (int i = winner == null ? 0 : winner; i < alternatives.size(); i++) {
      try {
        T value = alternatives.get(i).get();
        if (failures.stream().noneMatch(MemoryException.class::isInstance)) {
          winners.put(key, i);
        }
        return value;
      } catch (TargetLostException | InterruptedOperation | CancellationException e) {
        throw e;
      } catch (RuntimeException e) {
        failures.add(e);
      }
    }
    throw none(failures);
  }

  /** Forgets who won, because the kernel may know more names from now on. */
  public void forget() {
    winners.clear();
  }

  /** How many winners are known. */
  public CacheUse use() {
    return CacheUse.of("select", winners.size()).looks(hits.sum(), misses.sum());
  }

  private static TargetException none(List<RuntimeException> failures) {
    StringBuilder text = new StringBuilder("none of the alternatives evaluates here");
    failures.forEach(e -> text.append("\n- ").append(why(e)));
    TargetException none = new TargetException(text.toString());
    failures.forEach(none::addSuppressed);
    return none;
  }

  private static String why(RuntimeException e) {
    return e instanceof TargetException ? e.getMessage() : e.toString();
  }
}
