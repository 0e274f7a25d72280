// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.crash;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jkdump.bridge.protocol.Protocol;
import org.jkdump.target.CommandOutput;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.MemoryException;
import org.jkdump.target.OpenException;
import org.jkdump.target.OpenRequest;
import org.jkdump.target.Outcome;
import org.jkdump.target.Space;
import org.jkdump.target.Target;
import org.jkdump.target.TargetException;
import org.jkdump.target.TargetLostException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Java side of PROTOCOL.md, against an endpoint that answers as the test says. */
@Timeout(30)
class CrashTargetTest {
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

  private String refusal() {
    return assertThrows(TargetException.class, this::open).getMessage();
  }

  private static byte[] output(int failed, String text) {
    byte[] words = FakeServer.text(text);
    return FakeServer.numbers(1 + words.length).put((byte) failed).put(words).array();
  }

  @Test
  @DisplayName("row 7: an extension that refuses our version is heard out")
  void aRefusedVersionIsOneClearSentence() {
    String said = "this extension speaks protocol 9 (oldest 9), you speak 1: update jkdump";
    server.then(e -> e.reply(Protocol.STATUS_VERSION, FakeServer.text(said)));
    assertEquals(server.socket() + ": " + said, refusal());
  }

  @Test
  @DisplayName("row 7: an old or new extension is refused in one clear sentence")
  void aVersionThatIsTooOldOrTooNewIsNamedWithOurs() {
    server.then(FakeServer.hello(0, 0));
    String old = refusal();
    assertTrue(
        old.contains("protocol 0") && old.contains("this jkdump speaks " + Protocol.VERSION), old);
    server.then(FakeServer.hello(9, 7));
    String young = refusal();
    assertTrue(
        young.contains("protocol 9")
            && young.contains(" 7")
            && young.contains("this jkdump speaks " + Protocol.VERSION),
        young);
    assertEquals(1, young.lines().count());
  }

  @Test
  void aRefusedUserIsToldTheExtensionsWords() {
    server.then(e -> e.reply(Protocol.STATUS_REFUSED, FakeServer.text("uid 12 is not mine")));
    assertEquals(server.socket() + ": uid 12 is not mine", refusal());
  }

  @Test
  void aSoundEndpointIsOpened() {
    server.welcome();
    try (Target target = open()) {
      assertEquals("5.10", target.facts().release());
      assertEquals("endpoint " + server.socket(), target.name());
    }
  }

  @Test
  void commandsAndTheirErrors() {
    server.welcome().then(e -> e.ok(output(0, "hello\n"))).then(e -> e.ok(output(1, "half")));
    try (Target target = open()) {
      assertEquals(new CommandOutput("hello\n", false), target.crash().command("sys"));
      assertEquals(new CommandOutput("half", true), target.crash().command("bad"));
    }
  }

  @Test
  void aFailedOperationCarriesCrashsWords() {
    server.welcome().then(e -> e.reply(5, FakeServer.text("no symbols here\n")));
    try (Target target = open()) {
      TargetException e = assertThrows(TargetException.class, target::symbols);
      assertEquals("reading the symbol table: no symbols here", e.getMessage());
    }
  }

  @Test
  void aFaultCarriesItsPlaceAndReason() {
    byte[] fault =
        FakeServer.numbers(18).put((byte) 2).put(new byte[3]).putInt(2).putLong(0x1002).array();
    server.welcome().then(e -> e.ok(fault));
    try (Target target = open()) {
      MemoryException e =
          assertThrows(MemoryException.class, () -> target.read(Space.KERNEL, 0, 0x1000, 8));
      assertEquals(Outcome.EXCLUDED, e.outcome());
      assertEquals(0x1002, e.fault());
      assertEquals(8, e.size());
    }
  }

  @Test
  void aReplyThatIsCutShortIsAnErrorAndTheConnectionSurvives() {
    byte[] symbols = FakeServer.numbers(8).putInt(0).putInt(100_000_000).array();
    server.welcome().then(e -> e.ok()).then(e -> e.ok((byte) 0, (byte) 9));
    server.then(e -> e.ok(symbols)).then(e -> e.ok(output(0, "fine")));
    try (Target target = open()) {
      assertCutShort(target::symbols);
      assertCutShort(() -> target.crash().command("sys"));
      assertCutShort(target::symbols);
      assertEquals("fine", target.crash().command("sys").text());
    }
    assertEquals(1, server.seen().stream().filter(op -> op == Protocol.HELLO).count());
  }

  private static void assertCutShort(org.junit.jupiter.api.function.Executable call) {
    TargetException e = assertThrows(TargetException.class, call);
    assertEquals("the extension's reply is cut short", e.getMessage());
  }

  @Test
  void aReplyToAnotherQuestionIsNoticed() {
    byte[] twoPages = FakeServer.numbers(6).putInt(2).put((byte) 1).put((byte) 1).array();
    server.welcome().then(e -> e.ok(twoPages));
    try (Target target = open()) {
      TargetException e =
          assertThrows(TargetException.class, () -> target.readPages(Space.KERNEL, 0, 0, 8));
      assertTrue(e.getMessage().contains("not what was asked for"), e.getMessage());
    }
  }

  @Test
  void namesThatRunOutAreNoticed() {
    byte[] table = FakeServer.numbers(4 + 4 + 2 * 11 + 4).putInt(0).putInt(2).array();
    System.arraycopy("a\0bx".getBytes(), 0, table, table.length - 4, 4);
    server.welcome().then(e -> e.ok(table));
    try (Target target = open()) {
      assertThrows(TargetException.class, target::symbols);
    }
  }

  @Test
  void garbageEndsTheConnectionAndTheNextCallMakesANewOne() {
    server.welcome().then(e -> e.send("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes()));
    assertLostThenFound("no jkdump endpoint");
  }

  @Test
  void aReplyWithAForeignIdEndsTheConnection() {
    server.welcome().then(e -> e.send(e.frame(Protocol.MAGIC, 0, e.id() + 5, 0)));
    assertLostThenFound("no jkdump endpoint");
  }

  @Test
  void anImpossibleLengthEndsTheConnection() {
    server.welcome().then(e -> e.send(e.frame(Protocol.MAGIC, -1, e.id(), 0)));
    assertLostThenFound("no jkdump endpoint");
  }

  @Test
  void aServerThatVanishesMidReplyIsToldAndTheNextCallReconnects() {
    server.welcome();
    server.then(
        e -> {
          e.send(e.frame(Protocol.MAGIC, 1000, e.id(), 0, new byte[100]));
          e.hangUp();
        });
    assertLostThenFound("hung up");
  }

  private void assertLostThenFound(String cause) {
    server
        .then(FakeServer.hello(Protocol.VERSION, Protocol.OLDEST))
        .then(e -> e.ok(output(0, "back")));
    try (Target target = open()) {
      TargetLostException e =
          assertThrows(TargetLostException.class, () -> target.crash().command("sys"));
      assertTrue(e.getMessage().contains("is gone; start it again"), e.getMessage());
      assertTrue(e.getCause().getMessage().contains(cause), e.getCause().toString());
      assertEquals("back", target.crash().command("sys").text());
    }
  }

  @Test
  void whoeverWaitsBehindALostCallIsToldToo() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch queued = new CountDownLatch(1);
    server.welcome();
    server.then(
        e -> {
          running.countDown();
          await(queued);
          FakeServer.sleep(300);
          e.hangUp();
        });
    server
        .then(FakeServer.hello(Protocol.VERSION, Protocol.OLDEST))
        .then(e -> e.ok(output(0, "back")));
    try (Target target = open()) {
      CompletableFuture<CommandOutput> first =
          CompletableFuture.supplyAsync(() -> target.crash().command("a"), CrashTargetTest::start);
      running.await();
      CompletableFuture<CommandOutput> second =
          CompletableFuture.supplyAsync(() -> target.crash().command("b"), CrashTargetTest::start);
      queued.countDown();
      assertTrue(lost(first), "the first call");
      assertTrue(lost(second), "the call behind it");
    }
  }

  // A thread of its own: on two CPUs the common pool has one thread, so the second call would wait.
  private static void start(Runnable task) {
    new Thread(task).start();
  }

  private static boolean lost(CompletableFuture<CommandOutput> call) throws Exception {
    try {
      call.get(10, TimeUnit.SECONDS);
      return false;
    } catch (ExecutionException e) {
      return e.getCause() instanceof TargetLostException;
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anInterruptedCallSendsInterruptAndTheConnectionSurvives() {
    Thread caller = Thread.currentThread();
    FakeServer.Exchange[] waiting = new FakeServer.Exchange[1];
    server.welcome();
    server.then(
        e -> {
          waiting[0] = e;
          caller.interrupt();
        });
    server.then(e -> waiting[0].reply(Protocol.STATUS_INTERRUPTED, output(1, "half")));
    server.then(e -> e.ok(output(0, "next")));
    try (Target target = open()) {
      assertThrows(InterruptedOperation.class, () -> target.crash().command("foreach bt"));
      assertFalse(Thread.currentThread().isInterrupted());
      assertEquals("next", target.crash().command("sys").text());
    }
    List<Integer> ops = server.seen();
    assertTrue(ops.contains(Protocol.INTERRUPT), "operations seen: " + ops);
    assertEquals(1, ops.stream().filter(op -> op == Protocol.HELLO).count());
  }

  @Test
  void aClosedTargetStaysClosed() {
    server.welcome();
    Target target = open();
    target.close();
    TargetLostException e =
        assertThrows(TargetLostException.class, () -> target.crash().command("sys"));
    assertTrue(e.getMessage().endsWith("was closed"), e.getMessage());
  }

  @Test
  void wholeReadsAndPages() {
    byte[] read = FakeServer.numbers(20).putInt(0).putInt(4).putLong(0).putInt(77).array();
    byte[] pages = FakeServer.numbers(4 + 2 + 4096).putInt(2).put((byte) 0).put((byte) 3).array();
    pages[4 + 2] = 42;
    server.welcome().then(e -> e.ok(read)).then(e -> e.ok(pages));
    try (Target target = open()) {
      assertArrayEquals(new byte[] {77, 0, 0, 0}, target.read(Space.KERNEL, 0, 0x1000, 4));
      var got = target.readPages(Space.KERNEL, 0, 0x1000, 2);
      assertEquals(42, got.data()[0][0]);
      assertEquals(Outcome.BEYOND, got.outcomes()[1]);
    }
  }

  @Test
  void aSocketPathThatIsTooLong() {
    String path = "x".repeat(210);
    OpenRequest request = OpenRequest.endpoint(path);
    OpenException e = assertThrows(OpenException.class, () -> new CrashProvider().open(request));
    assertTrue(e.getMessage().contains("210 bytes, the system takes 107"), e.getMessage());
  }

  @Test
  void noEndpointThere() throws IOException {
    server.close();
    String message = refusal();
    assertTrue(message.startsWith("can't attach to endpoint " + server.socket()), message);
  }

  @Test
  void halfADumpIsNone() {
    OpenRequest request = OpenRequest.dump("vmlinux", null);
    OpenException e = assertThrows(OpenException.class, () -> new CrashProvider().open(request));
    assertEquals("the dump itself is missing: name it beside its vmlinux", e.getMessage());
  }
}
