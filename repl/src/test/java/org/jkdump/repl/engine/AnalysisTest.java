// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jkdump.api.PyKdumpAPI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class AnalysisTest {
  private final Engine engine =
      new Engine(PyKdumpAPI.session(), new PrintStream(OutputStream.nullOutputStream()));

  @AfterEach
  void end() {
    engine.close();
  }

  @Test
  void whoCompletesWaitsForWhoRuns() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    CompletableFuture<Void> running =
        CompletableFuture.runAsync(
            () ->
                engine
                    .analysis()
                    .inTurn(
                        () -> {
                          inside.countDown();
                          return await(leave);
                        }));
    inside.await();
    CompletableFuture<Integer> completing = CompletableFuture.supplyAsync(this::suggestions);
    Assertions.assertThrows(
        TimeoutException.class, () -> completing.get(300, TimeUnit.MILLISECONDS));
    leave.countDown();
    assertTrue(completing.get() > 0);
    running.get();
  }

  @Test
  void completingAndRunningAtOnceDisturbNeither() throws Exception {
    CompletableFuture<Boolean> completing =
        CompletableFuture.supplyAsync(
            () -> {
              boolean all = true;
              for (int i = 0; i < 30; i++) {
                all &= suggestions() > 0;
              }
              return all;
            });
    for (int i = 0; i < 30; i++) {
      List<SnippetOutcome> outcomes = engine.eval("int v" + i + " = " + i);
      assertEquals("v" + i + " ==> " + i, outcomes.get(0).feedback());
    }
    assertTrue(completing.get(), "a list was empty");
  }

  private int suggestions() {
    return engine.analysis().suggestions("Syst", 4, new int[1]).size();
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
