// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTickerTest {
  private final List<String> shown = Collections.synchronizedList(new ArrayList<>());

  @Test
  void whatIsQuickIsNotMentioned() {
    try (ProgressTicker patience = new ProgressTicker(shown::add)) {
      patience.accept("unpacking nfs.ko.xz");
    }
    assertEquals(List.of(), shown);
  }

  @Test
  void whatIsSlowIsShownWithItsSecondsAndWipedAtTheEnd() throws InterruptedException {
    try (ProgressTicker patience = new ProgressTicker(shown::add)) {
      patience.accept("unpacking nfs.ko.xz");
      awaitShown(2);
      patience.accept("loading nfs");
    }
    assertEquals(
        List.of("unpacking nfs.ko.xz...", "unpacking nfs.ko.xz... 1 s", "loading nfs...", ""),
        shown);
  }

  private void awaitShown(int count) throws InterruptedException {
    while (shown.size() < count) {
      Thread.sleep(5);
    }
  }
}
