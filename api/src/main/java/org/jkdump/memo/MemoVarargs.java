// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memo;

/** Memoized function of any number of arguments. */
public final class MemoVarargs<R> implements Varargs<R> {
  private final Memoized memo;
  private final Varargs<? extends R> function;

  MemoVarargs(Memoized memo, Varargs<? extends R> function) {
    this.memo = memo;
    this.function = function;
  }

  /** Returns this function with a name, for tables and messages. */
  public MemoVarargs<R> named(String name) {
    return new MemoVarargs<>(memo.named(name), function);
  }

  @Override
  public R apply(Object... arguments) {
    return memo.recall(() -> function.apply(arguments), arguments);
  }

  /** Calls the function itself, without looking up or keeping a result. */
  public R uncached(Object... arguments) {
    return function.apply(arguments);
  }

  @Override
  public String toString() {
    return memo.toString();
  }
}
