// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PyLogTest {
  private final List<String> shown = new ArrayList<>();
  private final PyLog log = new PyLog(shown::add);

  @Test
  void warningsErrorsAndTimeoutsAreShownAtOnce() {
    log.warning("low", 5);
    log.error("broken");
    log.timeout("slow");
    assertEquals(List.of("+++WARNING+++ low 5", "+++ERROR+++ broken", "+++TIMEOUT+++ slow"), shown);
  }

  @Test
  void theRestWaitsForTheSummary() {
    log.info("by the way");
    log.warningOnexit("later");
    assertEquals(List.of(), shown);
    assertEquals(List.of("by the way"), log.summary().infos());
    assertEquals(List.of("later"), log.summary().warnings());
  }

  @Test
  void theSummaryHasEachLineOnceTheScreenEachTime() {
    log.warning("a");
    log.warning("b");
    log.warning("a");
    log.warningOnexit("b");
    assertEquals(List.of("a", "b"), log.summary().warnings());
    assertEquals(3, shown.size());
  }

  @Test
  void oneRunKnowsNothingOfTheOneBefore() {
    log.error("old");
    log.info("old");
    log.timeout("old");
    log.begin();
    assertTrue(log.summary().isEmpty());
    log.error("new");
    assertEquals(List.of("new"), log.finish().errors());
    assertTrue(log.summary().isEmpty());
    assertEquals("", log.finish().toString());
  }

  @Test
  void aSummaryDoesNotChangeAnyMore() {
    log.info("one");
    LogSummary summary = log.summary();
    log.info("two");
    log.begin();
    assertEquals(List.of("one"), summary.infos());
  }

  @Test
  void aRunWithinARunHasEntriesOfItsOwn() {
    log.info("outer");
    log.enter();
    log.begin();
    log.info("inner");
    assertEquals(List.of("inner"), log.finish().infos());
    assertTrue(log.isNested());
    log.leave();
    log.info("more");
    assertEquals(List.of("outer", "more"), log.finish().infos());
    assertThrows(IllegalStateException.class, log::leave);
  }

  @Test
  void oneMessageIsKeptSilentlyUntilItMatters() {
    log.silenterror("nothing was kept");
    log.silent("first");
    log.silent("second", 2);
    assertEquals(Optional.of("second 2"), log.getsilent());
    assertTrue(log.summary().isEmpty());
    log.silenterror("after all");
    assertEquals(List.of("second 2 after all"), log.finish().errors());
    assertEquals(Optional.empty(), log.getsilent(), "over with its run");
  }

  @Test
  void theFirstEntryOfARunIsAnnounced() {
    List<String> calls = new ArrayList<>();
    log.onFirstEntry(() -> calls.add("first"));
    log.info("a");
    log.error("b");
    assertEquals(1, calls.size());
    log.begin();
    log.warningOnexit("c");
    assertEquals(2, calls.size());
  }

  @Test
  void manyThreadsMayLog() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      int number = t;
      threads.add(new Thread(() -> logMany(number)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(400, log.summary().warnings().size());
    assertEquals(400, shown.size());
  }

  private void logMany(int number) {
    for (int i = 0; i < 100; i++) {
      log.warning(number, i);
    }
  }

  @Test
  void whatWasShownAtOnceIsNotUnseen() {
    PyLog log = new PyLog(line -> {});
    log.warning("w1");
    log.error("e1");
    log.warningOnexit("w2");
    log.info("i1");
    LogSummary unseen = log.finishUnseen();
    assertEquals(List.of("w2"), unseen.warnings());
    assertEquals(List.of(), unseen.errors());
    assertEquals(List.of("i1"), unseen.infos());
    assertTrue(log.summary().isEmpty());
  }

  @Test
  void aProblemOfAReaderIsAGapAndAFindingOfAProgramIsNone() {
    PyLog log = new PyLog(line -> {});
    log.warning("the kernel is tainted");
    log.ofReaders().warning("a list breaks off");
    log.ofReaders().info("read in 3 s");
    assertEquals(List.of("a list breaks off"), log.takeGaps());
    log.ofReaders().warning("a list breaks off");
    assertEquals(List.of("a list breaks off"), log.takeGaps(), "again, for another part");
    assertEquals(List.of(), log.takeGaps());
    assertEquals(List.of("the kernel is tainted", "a list breaks off"), log.finish().warnings());
  }
}
