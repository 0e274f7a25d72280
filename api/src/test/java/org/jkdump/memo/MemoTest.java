// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MemoTest {
  private final AtomicInteger calls = new AtomicInteger();
  private Memos memos = new Memos(false);
  private Duration timeout = Duration.ofSeconds(120);
  private final Memoizer memoizer = new Memoizer(new Scope());

  private final class Scope implements MemoScope {
    @Override
    public Optional<Memos> memos() {
      return Optional.ofNullable(memos);
    }

    @Override
    public Duration timeout() {
      return timeout;
    }
  }

  private MemoFunction<Object, Integer> counted(MemoFlag... flags) {
    return memoizer.memoize("counted", (Object x) -> calls.incrementAndGet(), flags);
  }

  @Test
  void allArgumentsAreTheKey() {
    MemoVarargs<Integer> f = memoizer.memoizeVarargs("f", args -> calls.incrementAndGet());
    List<Object[]> lists =
        List.of(
            new Object[] {},
            new Object[] {null},
            new Object[] {null, null},
            new Object[] {1},
            new Object[] {1L},
            new Object[] {1, 2},
            new Object[] {2, 1},
            new Object[] {"1"},
            new Object[] {List.of(1)},
            new Object[] {new int[] {1}},
            new Object[] {new long[] {1}},
            new Object[] {new Object[] {1, new int[] {2}}},
            new Object[] {new Object[] {1, new int[] {3}}});
    for (Object[] arguments : lists) {
      int before = calls.get();
      int result = f.apply(arguments);
      assertEquals(before + 1, result, "a call of its own");
      assertEquals(result, f.apply(arguments.clone()));
    }
    assertEquals(lists.size(), calls.get());
  }

  @Test
  void anArrayThatChangesIsAnotherArgument() {
    MemoFunction<Object, Integer> f = counted();
    byte[] bytes = {1, 2};
    assertEquals(1, f.apply(bytes));
    bytes[0] = 9;
    assertEquals(2, f.apply(bytes));
    assertEquals(1, f.apply(new byte[] {1, 2}));
  }

  @Test
  void anArgumentThatIsNullOrResultsThatAreNullAreKept() {
    MemoFunction<String, String> f =
        memoizer.memoize(
            "f",
            (String s) -> {
              calls.incrementAndGet();
              return s;
            });
    assertNull(f.apply(null));
    assertNull(f.apply(null));
    assertEquals(1, calls.get());
  }

  @Test
  void theFunctionItselfCountsAndNotItsName() {
    MemoSupplier<String> one = memoizer.memoize("same", () -> "one");
    MemoSupplier<String> two = memoizer.memoize("same", () -> "two");
    assertEquals("one", one.get());
    assertEquals("two", two.get());
    assertEquals(2, memos.use().entries());
    assertEquals(2, memos.table().rows().size());
  }

  // Memoizes its function again at each call of the method.
  @Test
  void oneFunctionMemoizedTwiceIsOne() {
    Function<Object, Integer> f = x -> calls.incrementAndGet();
    assertEquals(1, memoizer.memoize("a", f).apply("x"));
    assertEquals(1, memoizer.memoize("b", f).named("c").apply("x"));
    assertEquals(
        2, memoizer.memoize("a", f, MemoFlag.LOAD).apply("x"), "other flags, another purge");
  }

  @Test
  void aCallCanPassTheCacheBy() {
    MemoFunction<Object, Integer> f = counted();
    assertEquals(1, f.apply("x"));
    assertEquals(2, f.uncached("x"));
    assertEquals(1, f.apply("x"));
    MemoBiFunction<Integer, Integer, Integer> sum = memoizer.memoize("sum", (a, b) -> a + b);
    assertEquals(5, sum.apply(2, 3));
    assertEquals(5, sum.uncached(2, 3));
  }

  @Test
  void whatIsThrownIsNotKept() {
    MemoSupplier<Integer> f =
        memoizer.memoize(
            "f",
            () -> {
              if (calls.incrementAndGet() < 3) {
                throw new IllegalStateException("no. " + calls);
              }
              return calls.get();
            });
    assertEquals("no. 1", assertThrows(IllegalStateException.class, f::get).getMessage());
    assertEquals("no. 2", assertThrows(IllegalStateException.class, f::get).getMessage());
    assertEquals(3, f.get());
    assertEquals(3, f.get());
  }

  @Test
  void flagsPurgeExactlyTheirResults() {
    List<MemoFunction<Object, Integer>> all =
        Stream.of(MemoFlag.values()).map(flag -> counted(flag)).toList();
    MemoFunction<Object, Integer> none = counted();
    MemoFunction<Object, Integer> two = counted(MemoFlag.LOAD, MemoFlag.RELOAD);
    for (MemoFlag flag : MemoFlag.values()) {
      List<Integer> before = all.stream().map(f -> f.apply(1)).toList();
      int kept = none.apply(1);
      int both = two.apply(1);
      memos.purge(Set.of(flag));
      for (MemoFlag other : MemoFlag.values()) {
        boolean same = before.get(other.ordinal()).equals(all.get(other.ordinal()).apply(1));
        assertEquals(other != flag, same, flag + " purges " + other);
      }
      assertEquals(kept, none.apply(1));
      assertEquals(flag == MemoFlag.LOAD || flag == MemoFlag.RELOAD, both != two.apply(1));
    }
  }

  @Test
  void onALiveSystemNothingOfLiveIsKept() {
    memos = new Memos(true);
    MemoFunction<Object, Integer> live = counted(MemoFlag.LIVE);
    assertTrue(live.apply(1) < live.apply(1));
    MemoFunction<Object, Integer> other = counted(MemoFlag.LOAD);
    assertEquals(other.apply(1), other.apply(1));
  }

  @Test
  void aRaisedTimeoutHasWhatDependsOnItMadeAgain() {
    MemoFunction<Object, Integer> f = counted(MemoFlag.TIMEOUT);
    MemoFunction<Object, Integer> other = counted(MemoFlag.LOAD);
    assertEquals(1, f.apply(1));
    assertEquals(2, other.apply(1));
    timeout = Duration.ofSeconds(5);
    assertEquals(1, f.apply(1), "less time gives no better result");
    timeout = Duration.ofSeconds(300);
    assertEquals(3, f.apply(1));
    assertEquals(2, other.apply(1));
    timeout = Duration.ZERO;
    assertEquals(4, f.apply(1), "no time-out is longer than any time-out");
    timeout = Duration.ofHours(9);
    assertEquals(4, f.apply(1));
  }

  @Test
  void eachKernelHasResultsOfItsOwn() {
    MemoFunction<Object, Integer> f = counted();
    Memos first = memos;
    assertEquals(1, f.apply("x"));
    memos = new Memos(false);
    assertEquals(2, f.apply("x"));
    memos = first;
    assertEquals(1, f.apply("x"));
    memos = null;
    assertEquals(3, f.apply("x"), "without a kernel nothing is kept");
  }

  @Test
  void resultsAreBounded() {
    memos = new Memos(false, 100);
    MemoFunction<Object, Integer> f = counted();
    for (int i = 0; i < 1000; i++) {
      f.apply(i);
    }
    assertTrue(memos.use().entries() <= 100, memos.use().toString());
    assertEquals(900, memos.use().evictions());
  }

  @Test
  void hitsAndMissesAreCounted() {
    MemoFunction<Object, Integer> f = counted(MemoFlag.LOAD, MemoFlag.LIVE).named("rss");
    Stream.of("a", "b", "a", "a").forEach(f::apply);
    f.uncached("a");
    assertEquals(List.of(new MemoTable.Row("rss", "LIVE LOAD", 2, 2, 2)), memos.table().rows());
    assertEquals("50%", memos.use().rate());
    assertTrue(memos.table().toString().contains("rss"), memos.table().toString());
    assertEquals("memoized rss, LIVE LOAD", f.toString());
    memos.clear();
    assertEquals(0, memos.table().rows().get(0).entries());
  }

  @Test
  void aFunctionMayCallItself() {
    List<Function<Integer, Long>> self = new ArrayList<>();
    MemoFunction<Integer, Long> fib =
        memoizer.memoize(
            "fib",
            n -> {
              calls.incrementAndGet();
              return n < 2 ? n : self.get(0).apply(n - 1) + self.get(0).apply(n - 2);
            });
    self.add(fib);
    assertEquals(12586269025L, fib.apply(50));
    assertEquals(51, calls.get());
  }

  @Test
  void whatNeedsItsOwnResultSaysSo() {
    List<Function<Integer, Integer>> self = new ArrayList<>();
    MemoFunction<Integer, Integer> f = memoizer.memoize("odd", n -> self.get(0).apply(1 - n));
    self.add(f);
    TargetException e = assertThrows(TargetException.class, () -> f.apply(1));
    assertEquals("memoized odd(1) needs its own result", e.getMessage());
    assertEquals(0, memos.use().entries());
  }

  @Test
  void threadsThatAskTogetherGetOneResult() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    MemoSupplier<Object> f =
        memoizer.memoize(
            "f",
            () -> {
              calls.incrementAndGet();
              begun.countDown();
              await(go);
              return new Object();
            });
    List<Object> results = java.util.Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads =
        Stream.generate(() -> new Thread(() -> results.add(f.get()))).limit(8).toList();
    threads.forEach(Thread::start);
    begun.await();
    go.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(1, calls.get());
    assertEquals(8, results.size());
    results.forEach(r -> assertSame(results.get(0), r));
  }

  @Test
  void whoWaitsForOneThatFailsTriesHimself() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    MemoSupplier<Integer> f =
        memoizer.memoize(
            "f",
            () -> {
              if (calls.incrementAndGet() == 1) {
                begun.countDown();
                await(go);
                throw new IllegalStateException("the first");
              }
              return calls.get();
            });
    Thread first = new Thread(() -> assertThrows(IllegalStateException.class, f::get));
    first.start();
    begun.await();
    List<Integer> results = new ArrayList<>();
    Thread second = new Thread(() -> results.add(f.get()));
    second.start();
    awaitWaiting(second);
    go.countDown();
    first.join();
    second.join();
    assertEquals(List.of(2), results);
  }

  // One thread makes a and needs b, the other makes b and needs a.
  @Test
  void threadsThatNeedEachOthersResultsDoNotHang() throws InterruptedException {
    CountDownLatch both = new CountDownLatch(2);
    List<Function<String, String>> self = new ArrayList<>();
    MemoFunction<String, String> f =
        memoizer.memoize(
            "f",
            name -> {
              both.countDown();
              await(both);
              return self.get(0).apply(name.equals("a") ? "b" : "a");
            });
    self.add(f);
    List<Throwable> thrown = java.util.Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = Stream.of("a", "b").map(n -> new Thread(() -> f.apply(n))).toList();
    threads.forEach(t -> t.setUncaughtExceptionHandler((x, e) -> thrown.add(e)));
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(2, thrown.size());
    thrown.forEach(e -> assertTrue(e.getMessage().endsWith("needs its own result"), "" + e));
  }

  @Test
  void waitingCanBeInterrupted() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    MemoSupplier<Integer> f =
        memoizer.memoize(
            "slow",
            () -> {
              begun.countDown();
              await(go);
              return 1;
            });
    Thread first = new Thread(f::get);
    first.start();
    begun.await();
    Thread.currentThread().interrupt();
    assertThrows(InterruptedOperation.class, f::get);
    Thread.interrupted();
    go.countDown();
    first.join();
    assertEquals(1, f.get());
  }

  // A result of the state before must not be found after the purge.
  @Test
  void whatIsBeingMadeWhileItIsPurgedIsNotKept() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    MemoSupplier<Integer> f =
        memoizer.memoize(
            "f",
            () -> {
              int mine = calls.incrementAndGet();
              begun.countDown();
              await(go);
              return mine;
            },
            MemoFlag.LOAD);
    Thread first = new Thread(f::get);
    first.start();
    begun.await();
    memos.purge(Set.of(MemoFlag.LOAD));
    go.countDown();
    first.join();
    assertEquals(2, f.get());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new InterruptedOperation("a test");
    }
  }

  private static void awaitWaiting(Thread thread) throws InterruptedException {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
  }
}
