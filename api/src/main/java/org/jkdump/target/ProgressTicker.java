// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

import java.util.function.Consumer;

/**
 * Reports a long operation: after a short delay, then with the seconds each second, and with an
 * empty text at its end.
 */
public final class ProgressTicker implements Consumer<String>, AutoCloseable {
  private static final long QUICK = 300;
  private static final long TICK = 1000;

  private final Consumer<String> shown;
  private final Thread thread = new Thread(this::tick, "jkdump-progress");
  private String text = "";
  private boolean said;
  private boolean over;

  public ProgressTicker(Consumer<String> shown) {
    this.shown = shown;
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public synchronized void accept(String what) {
    text = what;
    if (said) {
      say("");
    }
  }

  private synchronized void tick() {
    long begin = System.nanoTime();
    try {
      wait(QUICK);
      while (!over) {
        long seconds = (System.nanoTime() - begin) / 1_000_000_000L;
        say(seconds == 0 ? "" : " " + seconds + " s");
        wait(TICK);
      }
    } catch (InterruptedException e) {
      // The operation is over.
    }
  }

  private void say(String time) {
    if (!text.isEmpty()) {
      said = true;
      shown.accept(text + "..." + time);
    }
  }

  @Override
  public synchronized void close() {
    over = true;
    thread.interrupt();
    if (said) {
      shown.accept("");
    }
  }
}
