// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memo;

import java.util.function.Function;

/** Memoized function of one argument. */
public final class MemoFunction<A, R> implements Function<A, R> {
  private final Memoized memo;
  private final Function<? super A, ? extends R> function;

  MemoFunction(Memoized memo, Function<? super A, ? extends R> function) {
    this.memo = memo;
    this.function = function;
  }

  /** Returns this function with a name, for tables and messages. */
  public MemoFunction<A, R> named(String name) {
    return new MemoFunction<>(memo.named(name), function);
  }

  @Override
  public R apply(A argument) {
    return memo.recall(() -> function.apply(argument), argument);
  }

  /** Calls the function itself, without looking up or keeping a result. */
  public R uncached(A argument) {
    return function.apply(argument);
  }

  @Override
  public String toString() {
    return memo.toString();
  }
}
