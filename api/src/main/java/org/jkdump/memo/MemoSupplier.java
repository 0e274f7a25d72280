// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memo;

import java.util.function.Supplier;

/** Memoized function without arguments. */
public final class MemoSupplier<R> implements Supplier<R> {
  private final Memoized memo;
  private final Supplier<? extends R> function;

  MemoSupplier(Memoized memo, Supplier<? extends R> function) {
    this.memo = memo;
    this.function = function;
  }

  /** Returns this function with a name, for tables and messages. */
  public MemoSupplier<R> named(String name) {
    return new MemoSupplier<>(memo.named(name), function);
  }

  @Override
  public R get() {
    return memo.recall(function::get);
  }

  /** Calls the function itself, without looking up or keeping a result. */
  public R uncached() {
    return function.get();
  }

  @Override
  public String toString() {
    return memo.toString();
  }
}
