// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.TargetLostException;
import org.junit.jupiter.api.Test;

class LazyTest {
  @Test
  void anInterruptEndsTheWaitButNotTheMaking() {
    CountDownLatch begin = new CountDownLatch(1);
    Lazy<String> lazy =
        new Lazy<>(
            () -> {
              assertFalse(Thread.currentThread().isInterrupted());
              begin.countDown();
              return "made";
            });
    Thread.currentThread().interrupt();
    Lazy<String> slow = new Lazy<>(() -> waitFor(begin, "slow"));
    assertThrows(InterruptedOperation.class, slow::get);
    assertEquals("made", lazy.get());
    assertEquals("slow", slow.get());
  }

  private static String waitFor(CountDownLatch begin, String made) {
    try {
      begin.await();
      return made;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aFailureIsThrownAsItIsAndTriedAgain() {
    AtomicInteger tries = new AtomicInteger();
    Lazy<Integer> lazy =
        new Lazy<>(
            () -> {
              if (tries.incrementAndGet() == 1) {
                throw new TargetLostException("gone");
              }
              return tries.get();
            });
    assertThrows(TargetLostException.class, lazy::get);
    assertEquals(2, lazy.get());
  }
}
