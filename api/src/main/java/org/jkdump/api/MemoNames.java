// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jkdump.container.Caller;
import org.jkdump.memo.MemoBiFunction;
import org.jkdump.memo.MemoFlag;
import org.jkdump.memo.MemoFunction;
import org.jkdump.memo.MemoSupplier;
import org.jkdump.memo.MemoVarargs;
import org.jkdump.memo.Memoizer;
import org.jkdump.memo.Varargs;

/**
 * Memoization: the names that remember results of functions; a group of {@link PyKdumpAPI}.
 *
 * <p>The key of a result is the function object, all arguments (arrays by content; {@code null} is
 * an argument, too) and the current kernel. Exceptions are not kept. Threads that ask for the same
 * result at the same time get the same object. At most {@link org.jkdump.memo.Memos#LIMIT} results
 * are kept for a kernel.
 */
public abstract class MemoNames extends MemoryNames {
  /** Memo flag: nothing is kept on a live system; see {@link MemoFlag#LIVE}. */
  public static final MemoFlag LIVE = MemoFlag.LIVE;

  /**
   * Memo flag: results are kept until a module's debuginfo is loaded or deleted; see {@link
   * MemoFlag#LOAD}.
   */
  public static final MemoFlag LOAD = MemoFlag.LOAD;

  /** Memo flag: results are kept until {@code --reload}; see {@link MemoFlag#RELOAD}. */
  public static final MemoFlag RELOAD = MemoFlag.RELOAD;

  /** Memo flag: results are kept until commands may take longer; see {@link MemoFlag#TIMEOUT}. */
  public static final MemoFlag TIMEOUT = MemoFlag.TIMEOUT;

  MemoNames() {}

  /**
   * A function that is called once and whose result is remembered: {@code var stacks = memoize(()
   * -> execCrashCommandBg("foreach bt"), LIVE, TIMEOUT)}.
   *
   * @param flags when the result is forgotten; without flags only {@link #purgeMemoizeCache}
   *     forgets
   */
  public static <R> MemoSupplier<R> memoize(Supplier<? extends R> function, MemoFlag... flags) {
    return memoizer().memoize(place(), function, flags);
  }

  /**
   * The same for a function of one argument, called once for each: {@code var size =
   * memoize((Struct t) -> Mm.residentSize(t), LIVE)}, then {@code size.apply(task)}; {@code
   * size.uncached(task)} always calls the function.
   *
   * @param flags when results are forgotten
   */
  public static <A, R> MemoFunction<A, R> memoize(
      Function<? super A, ? extends R> function, MemoFlag... flags) {
    return memoizer().memoize(place(), function, flags);
  }

  /**
   * The same for a function of two arguments.
   *
   * @param flags when results are forgotten
   */
  public static <A, B, R> MemoBiFunction<A, B, R> memoize(
      BiFunction<? super A, ? super B, ? extends R> function, MemoFlag... flags) {
    return memoizer().memoize(place(), function, flags);
  }

  /**
   * A function of any number of arguments that is called once for each list of arguments: {@code
   * memoizeVarargs(args -> ...)}.
   *
   * @param flags when results are forgotten
   */
  public static <R> MemoVarargs<R> memoizeVarargs(
      Varargs<? extends R> function, MemoFlag... flags) {
    return memoizer().memoizeVarargs(place(), function, flags);
  }

  /** PyKdump's name for {@link #memoize(Supplier, MemoFlag...)}. */
  public static <R> MemoSupplier<R> memoizeCond(Supplier<? extends R> function, MemoFlag... flags) {
    return memoize(function, flags);
  }

  /** PyKdump's name for {@link #memoize(Function, MemoFlag...)}. */
  public static <A, R> MemoFunction<A, R> memoizeCond(
      Function<? super A, ? extends R> function, MemoFlag... flags) {
    return memoize(function, flags);
  }

  /** PyKdump's name for {@link #memoize(BiFunction, MemoFlag...)}. */
  public static <A, B, R> MemoBiFunction<A, B, R> memoizeCond(
      BiFunction<? super A, ? super B, ? extends R> function, MemoFlag... flags) {
    return memoize(function, flags);
  }

  /**
   * Forgets the results of memoized functions that have one of these flags; without flags, the
   * results of all memoized functions.
   */
  public static void purgeMemoizeCache(MemoFlag... flags) {
    if (flags.length == 0) {
      kernel().memos().clear();
    } else {
      kernel().memos().purge(Set.of(flags));
    }
  }

  /** Prints the memoized functions: entries, hits and misses of each. */
  public static void printMemoizeCache() {
    System.out.println(kernel().memos().table());
  }

  /** Prints the caches of the current kernel: entries, hits and misses of each. */
  public static void printCaches() {
    System.out.println(kernel().caches());
  }

  private static Memoizer memoizer() {
    return session().memoizer();
  }

  // The name of a function until the snippet names it.
  private static String place() {
    String chain = Caller.chain();
    return chain.isEmpty() ? "function" : chain.split(" <- ", 2)[0];
  }
}
