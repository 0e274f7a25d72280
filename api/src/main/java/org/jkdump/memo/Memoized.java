// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memo;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Memoized function: the function and its settings.
 *
 * @param function the function itself; results are kept by its identity, not by its name
 * @param name its name in tables and messages
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

  /** Returns the result for some arguments: the one that is kept, or a new one. */
  <R> R recall(Supplier<R> maker, Object... arguments) {
    Optional<Memos> memos = scope.memos();
    return memos.isEmpty() ? maker.get() : memos.get().get(this, arguments, maker);
  }

  /** Returns the time that commands may take; zero if the function's results don't depend on it. */
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
