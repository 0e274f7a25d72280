// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jkdump.bridge.protocol.Protocol;
import org.jkdump.target.BackgroundOutput;
import org.jkdump.target.BackgroundOutput.End;
import org.jkdump.target.CommandOutput;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.OpenRequest;
import org.jkdump.target.Target;
import org.jkdump.target.TargetException;
import org.jkdump.target.TargetLostException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Background commands: text in pieces, and requests on connections of their own. */
class BackgroundTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private FakeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private Target open() {
    return new CrashProvider().open(OpenRequest.endpoint(server.socket().toString()));
  }

  private static byte[] outcome(int outcome, int detail) {
    return FakeServer.numbers(8).putInt(outcome).putInt(detail).array();
  }

  private static byte[] output(String text) {
    byte[] words = FakeServer.text(text);
    return FakeServer.numbers(1 + words.length).put((byte) 0).put(words).array();
  }

  private static void pieces(FakeServer.Exchange e, String text, int length) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i += length) {
      byte[] piece = Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + length));
      e.reply(Protocol.STATUS_MORE, piece);
    }
  }

  @Test
  void aTextInPiecesIsShownAndGivenWholeThoughCharactersAreCutInTwo() {
    String text = "a\u00e4\u20ac\ud83d\ude00z\n";
    for (int length = 1; length < 6; length++) {
      int piece = length;
      server.welcome();
      server.then(
          e -> {
            pieces(e, text, piece);
            e.ok(output("end \u20ac"));
          });
      List<String> shown = new ArrayList<>();
      try (Target target = open()) {
        assertEquals(
            new CommandOutput(text + "end \u20ac", false),
            target.crash().command("sys", shown::add));
      }
      assertEquals(text + "end \u20ac", String.join("", shown), "pieces of " + piece);
      assertTrue(shown.size() > 1, shown.toString());
    }
  }

  @Test
  void howItEndedIsTold() {
    assertEquals(new BackgroundOutput("said", End.DONE, 0), answered(0, 0));
    assertEquals(new BackgroundOutput("said", End.FAILED, 0), answered(1, 0));
    assertEquals(new BackgroundOutput("said", End.LATE, 0), answered(2, 0));
    assertEquals(new BackgroundOutput("said", End.DIED, 9), answered(3, 9));
  }

  private BackgroundOutput answered(int outcome, int detail) {
    server.welcome().then(FakeServer.hello(Protocol.VERSION, Protocol.OLDEST));
    server.then(
        e -> {
          assertEquals(60_000, e.payload().getInt(0), "the deadline in milliseconds");
          pieces(e, "said", 3);
          e.ok(outcome(outcome, detail));
        });
    try (Target target = open()) {
      return target.crash().background("foreach bt", MINUTE, piece -> {});
    }
  }

  @Test
  void anInterruptedOneIsInterruptedOverThere() {
    Thread caller = Thread.currentThread();
    server.welcome().then(FakeServer.hello(Protocol.VERSION, Protocol.OLDEST));
    server.then(e -> caller.interrupt());
    server.then(e -> {});
    try (Target target = open()) {
      assertThrows(
          InterruptedOperation.class,
          () -> target.crash().background("foreach bt", MINUTE, piece -> {}));
    }
    assertFalse(Thread.interrupted());
    assertTrue(server.seen().contains(Protocol.INTERRUPT), "operations: " + server.seen());
  }

  @Test
  void aCrashThatIsGoneIsTold() {
    server.welcome().then(FakeServer.hello(Protocol.VERSION, Protocol.OLDEST));
    server.then(
        e -> {
          pieces(e, "half", 2);
          e.hangUp();
        });
    server.then(FakeServer.Exchange::hangUp);
    try (Target target = open()) {
      assertThrows(
          TargetLostException.class,
          () -> target.crash().background("foreach bt", MINUTE, piece -> {}));
    }
  }

  @Test
  void aConnectionThatEndsIsNotTheEndOfCrash() {
    server.welcome().then(FakeServer.hello(Protocol.VERSION, Protocol.OLDEST));
    server.then(FakeServer.Exchange::hangUp);
    server.then(e -> e.ok(FakeServer.facts("pagesize", "4096")));
    server.then(e -> e.ok(output("well")));
    try (Target target = open()) {
      TargetException e =
          assertThrows(
              TargetException.class,
              () -> target.crash().background("foreach bt", MINUTE, piece -> {}));
      assertTrue(e.getMessage().endsWith("but crash is well: try it again"), e.getMessage());
      assertEquals("well", target.crash().command("sys").text());
    }
  }

  // An INTERRUPT would end the command of another waiting thread.
  @Test
  void aCallThatWaitsBehindAnotherIsGivenUpWithoutAWord() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch given = new CountDownLatch(1);
    server.welcome();
    server.then(
        e -> {
          running.countDown();
          await(given);
          e.ok(output("first"));
        });
    try (Target target = open()) {
      CompletableFuture<String> first = new CompletableFuture<>();
      new Thread(() -> first.complete(target.crash().command("a").text())).start();
      running.await();
      CompletableFuture<Throwable> second = new CompletableFuture<>();
      Thread waiting =
          new Thread(
              () ->
                  second.complete(
                      assertThrows(InterruptedOperation.class, () -> target.crash().command("b"))));
      waiting.start();
      while (waiting.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      waiting.interrupt();
      second.get();
      given.countDown();
      assertEquals("first", first.get());
    }
    assertEquals(
        List.of(Protocol.HELLO, Protocol.FACTS, Protocol.COMMAND), server.seen(), "operations");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
