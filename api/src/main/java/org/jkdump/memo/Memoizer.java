// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memo;

import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes memoized functions, which remember their results. */
public final class Memoizer {
  private final MemoScope scope;

  public Memoizer(MemoScope scope) {
    this.scope = scope;
  }

  /**
   * @param name for tables and messages
   */
  public <R> MemoSupplier<R> memoize(
      String name, Supplier<? extends R> function, MemoFlag... flags) {
    return new MemoSupplier<>(memo(name, function, flags), function);
  }

  /**
   * @param name for tables and messages
   */
  public <A, R> MemoFunction<A, R> memoize(
      String name, Function<? super A, ? extends R> function, MemoFlag... flags) {
    return new MemoFunction<>(memo(name, function, flags), function);
  }

  /**
   * @param name for tables and messages
   */
  public <A, B, R> MemoBiFunction<A, B, R> memoize(
      String name, BiFunction<? super A, ? super B, ? extends R> function, MemoFlag... flags) {
    return new MemoBiFunction<>(memo(name, function, flags), function);
  }

  /**
   * @param name for tables and messages
   */
  public <R> MemoVarargs<R> memoizeVarargs(
      String name, Varargs<? extends R> function, MemoFlag... flags) {
    return new MemoVarargs<>(memo(name, function, flags), function);
  }

  private Memoized memo(String name, Object function, MemoFlag... flags) {
    return new Memoized(function, name, Set.of(flags), scope);
  }
}
