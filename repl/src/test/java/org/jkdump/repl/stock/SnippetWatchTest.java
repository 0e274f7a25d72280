// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.stock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jkdump.log.PyLog;
import org.junit.jupiter.api.Test;

class SnippetWatchTest {
  private final PyLog log = new PyLog(line -> {});
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
  private final SnippetWatch watch = new SnippetWatch(log, out);

  @Test
  void nothingIsPrintedWhereNothingWasLogged() {
    watch.finish();
    assertEquals("", text());
  }

  @Test
  void whatWasLoggedIsPrintedOnce() {
    log.info("one");
    watch.finish();
    String once = text();
    assertTrue(once.contains("    one\n"), once);
    watch.finish();
    assertEquals(once, text());
  }

  @Test
  void aFlushByTheSnippetItselfDoesNotEndTheRun() {
    log.info("one");
    PrintStream hooked = new HookedOut(out, watch);
    hooked.println("text");
    hooked.flush();
    assertEquals("text\n", text());
  }

  @Test
  void aSnippetThatThrewIsNoticedByWatching() throws InterruptedException {
    log.onFirstEntry(watch::start);
    log.info("thrown");
    long deadline = System.nanoTime() + 5_000_000_000L;
    while (text().isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(10);
    }
    assertTrue(text().contains("    thrown\n"), "printed soon after the run: " + text());
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
