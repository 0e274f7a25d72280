// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memo;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What is to be known of a memoized function.
 *
 * @param function the function itself: whose identity, not whose name, tells results apart
 * @param name how tables and messages call it
 */
record Memoized(Object function, String name, Set<MemoFlag> flags, MemoScope scope) {
  Memoized {
    flags = Set.copyOf(flags);
  }

  Memoized named(String other) {
    return new Memoized(function, other, flags, scope);
  }

  boolean has(MemoFlag flag) {
    return flags.contains(flag);
  }

  /** The result for some arguments: the one that is kept, or a new one. */
  <R> R recall(Supplier<R> maker, Object... arguments) {
    Optional<Memos> memos = scope.memos();
    return memos.isEmpty() ? maker.get() : memos.get().get(this, arguments, maker);
  }

  /** How long commands may take, as far as the function's results depend on that. */
  Duration timeout() {
    return has(MemoFlag.TIMEOUT) ? scope.timeout() : Duration.ZERO;
  }

  String flagText() {
    return flags.stream().sorted().map(MemoFlag::name).collect(Collectors.joining(" "));
  }

  @Override
  public String toString() {
    return "memoized " + name + (flags.isEmpty() ? "" : ", " + flagText());
  }
}
