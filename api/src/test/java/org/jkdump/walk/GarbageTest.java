// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import static org.jkdump.walk.FakeMachine.BASE;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.jkdump.target.FakeTarget;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.Test;

/** Walks over random memory end, whatever they find. */
class GarbageTest {
  private static final int ROUNDS = 400;
  private static final int WORDS = 3 * FakeTarget.PAGE / 8;
  private static final int MOST = 1_000_000;

  @Test
  void everyWalkEnds() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("GarbageTest seed " + seed);
    Random random = new Random(seed);
    assertTimeoutPreemptively(
        Duration.ofMinutes(3),
        () -> {
          for (int round = 0; round < ROUNDS; round++) {
            round(random, "seed " + seed + " round " + round);
          }
        });
  }

  private static void round(Random random, String what) {
    FakeMachine machine = new FakeMachine();
    byte[] bytes = new byte[WORDS * 8];
    for (int i = 0; i < WORDS; i++) {
      long word = word(random);
      for (int b = 0; b < 8; b++) {
        bytes[i * 8 + b] = (byte) (word >>> 8 * b);
      }
    }
    machine.target.put(BASE, bytes);
    WalkContext context = machine.open();
    for (int i = 0; i < 20; i++) {
      long at = i == 0 ? 0 : place(random);
      walk(context, at, what + String.format(" at 0x%x", at));
    }
  }

  // Mostly words as in containers: pointers to the same memory with tags, and small numbers.
  private static long word(Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> random.nextLong();
      case 1, 2 -> 0;
      case 3 -> random.nextInt(5000);
      case 4 -> place(random) & -256L | random.nextInt(256);
      case 5 -> -1;
      default -> place(random) | random.nextInt(4);
    };
  }

  private static long place(Random random) {
    long align = random.nextInt(8) == 0 ? -1L : random.nextBoolean() ? -8L : -256L;
    return BASE + (random.nextInt(WORDS * 8) & align);
  }

  private static void walk(WalkContext context, long at, String what) {
    ends(() -> Chains.list(context, at).count(), what);
    ends(() -> Chains.hlist(context, at).count(), what);
    ends(() -> Chains.hlistNulls(context, at).count(), what);
    ends(() -> Chains.hlistBl(context, at).count(), what);
    ends(() -> Chains.llist(context, at).count(), what);
    ends(() -> ListWalk.links(context, at, MOST).found().size(), what);
    ends(() -> TwoWayWalk.of(context, at).found().size(), what);
    ends(() -> ListWalk.chain(context, at, 8, MOST).found().size(), what);
    ends(() -> new RbTree(context).nodes(at).count(), what);
    ends(() -> new XArray(context).entries(at).count(), what);
    ends(() -> new XArray(context).idr(at).count(), what);
    ends(() -> new XArray(context).load(at, at >>> 12) & 1, what);
    ends(() -> new MapleTree(context).entries(at).count(), what);
    ends(() -> new MapleTree(context).load(at, at >>> 12) & 1, what);
    ListCheck lists = new ListCheck(context);
    ends(() -> lists.list(at).findings().size(), what);
    ends(() -> lists.hlist(at).findings().size(), what);
    ends(() -> lists.hlistNulls(at).findings().size(), what);
    ends(() -> lists.hlistBl(at).findings().size(), what);
    ends(() -> new RbTreeCheck(context, Long::compare).check(at).findings().size(), what);
    ends(() -> new RbTreeCheck(context, null).checkCached(at).findings().size(), what);
  }

  private interface Walk {
    long run();
  }

  private static void ends(Walk walk, String what) {
    try {
      long found = walk.run();
      assertTrue(found <= MOST, what + ": " + found);
    } catch (TargetException e) {
      assertTrue(e.getMessage() != null, what);
    }
  }
}
