// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memo;

import java.util.function.BiFunction;

/** Memoized function of two arguments. */
public final class MemoBiFunction<A, B, R> implements BiFunction<A, B, R> {
  private final Memoized memo;
  private final BiFunction<? super A, ? super B, ? extends R> function;

  MemoBiFunction(Memoized memo, BiFunction<? super A, ? super B, ? extends R> function) {
    this.memo = memo;
    this.function = function;
  }

  /** Returns this function with a name, for tables and messages. */
  public MemoBiFunction<A, B, R> named(String name) {
    return new MemoBiFunction<>(memo.named(name), function);
  }

  @Override
  public R apply(A first, B second) {
    return memo.recall(() -> function.apply(first, second), first, second);
  }

  /** Calls the function itself, without looking up or keeping a result. */
  public R uncached(A first, B second) {
    return function.apply(first, second);
  }

  @Override
  public String toString() {
    return memo.toString();
  }
}
