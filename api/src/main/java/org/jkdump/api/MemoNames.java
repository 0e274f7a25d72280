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
 * The names that remember what functions returned; a part of {@link PyKdumpAPI}.
 *
 * <p>A result is kept for the function itself, whatever its name, all its arguments (arrays by
 * their content, {@code null} is one, too) and the current kernel. What is thrown is not kept.
 * Threads that ask for the same at the same time get the same. No more than {@link
 * org.jkdump.memo.Memos#LIMIT} results are kept for a kernel.
 */
public abstract class MemoNames extends CommandNames {
  /** Nothing is kept on a live system; see {@link MemoFlag#LIVE}. */
  public static final MemoFlag LIVE = MemoFlag.LIVE;

  /** Kept until a module's debuginfo is loaded or deleted; see {@link MemoFlag#LOAD}. */
  public static final MemoFlag LOAD = MemoFlag.LOAD;

  /** Kept until {@code --reload}; see {@link MemoFlag#RELOAD}. */
  public static final MemoFlag RELOAD = MemoFlag.RELOAD;

  /** Kept until commands may take longer; see {@link MemoFlag#TIMEOUT}. */
  public static final MemoFlag TIMEOUT = MemoFlag.TIMEOUT;

  MemoNames() {}

  /**
   * A function that is called once and then remembered: {@code var stacks = memoize(() ->
   * execCrashCommandBg("foreach bt"), LIVE, TIMEOUT)}.
   *
   * @param flags when what was remembered is forgotten; without any only {@link #purgeMemoizeCache}
   *     does that
   */
  public static <R> MemoSupplier<R> memoize(Supplier<? extends R> function, MemoFlag... flags) {
    return memoizer().memoize(place(), function, flags);
  }

  /**
   * A function that is called once for each argument: {@code var rss = memoize((Struct t) ->
   * Mm.rss(t).total(), LIVE)}, then {@code rss.apply(task)}; {@code rss.uncached(task)} calls it in
   * any case.
   *
   * @param flags when what was remembered is forgotten
   */
  public static <A, R> MemoFunction<A, R> memoize(
      Function<? super A, ? extends R> function, MemoFlag... flags) {
    return memoizer().memoize(place(), function, flags);
  }

  /**
   * A function that is called once for each two arguments.
   *
   * @param flags when what was remembered is forgotten
   */
  public static <A, B, R> MemoBiFunction<A, B, R> memoize(
      BiFunction<? super A, ? super B, ? extends R> function, MemoFlag... flags) {
    return memoizer().memoize(place(), function, flags);
  }

  /**
   * A function of any number of arguments that is called once for each of their lists: {@code
   * memoizeVarargs(args -> ...)}.
   *
   * @param flags when what was remembered is forgotten
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
   * Forgets what memoized functions returned that have one of these flags; without flags, what all
   * of them returned.
   */
  public static void purgeMemoizeCache(MemoFlag... flags) {
    if (flags.length == 0) {
      kernel().memos().clear();
    } else {
      kernel().memos().purge(Set.of(flags));
    }
  }

  /** Prints the memoized functions with what is kept of each, and how often that was of use. */
  public static void printMemoizeCache() {
    System.out.println(kernel().memos().table());
  }

  /** Prints what each cache of the current kernel holds, and how often that was of use. */
  public static void printCaches() {
    System.out.println(kernel().caches());
  }

  private static Memoizer memoizer() {
    return session().memoizer();
  }

  // What it is called until somebody gives it a name.
  private static String place() {
    String chain = Caller.chain();
    return chain.isEmpty() ? "function" : chain.split(" <- ", 2)[0];
  }
}
