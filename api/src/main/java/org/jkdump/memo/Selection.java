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
import org.jkdump.target.NoAnswerException;
import org.jkdump.target.TargetException;
import org.jkdump.target.TargetLostException;

/**
 * First of several alternatives that evaluates on this kernel (PyKdump's {@code PY_select}). An
 * alternative that failed because this kernel lacks a name is not tried again for the same key. One
 * that failed for another reason, such as unreadable memory or an empty list, is tried again.
 */
public final class Selection {
  // Replaced, not cleared: what was tried before a change must not be kept after it.
  private volatile Map<Object, Integer> winners = new ConcurrentHashMap<>();
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();

  /** Begins without a winner. */
  public Selection() {}

  /**
   * @param key identifies this list of alternatives
   * @throws TargetException if none evaluates; the message gives the reason for each
   */
  public <T> T select(Object key, List<? extends Supplier<? extends T>> alternatives) {
    List<RuntimeException> failures = new ArrayList<>();
    Map<Object, Integer> known = winners;
    Integer winner = known.get(key);
    (winner == null ? misses : hits).increment();
    for (int i = winner == null ? 0 : winner; i < alternatives.size(); i++) {
      try {
        T value = alternatives.get(i).get();
        if (failures.stream().allMatch(NoAnswerException.class::isInstance)) {
          known.put(key, i);
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

  /** Forgets all winners, because the kernel may know more names from now on. */
  public void forget() {
    winners = new ConcurrentHashMap<>();
  }

  /** Returns the number of known winners. */
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
