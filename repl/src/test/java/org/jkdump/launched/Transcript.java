// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * Output of a program as text without control sequences, filled by a thread. Positions count from
 * the first character. Only the end of a long output is kept.
 */
final class Transcript {
  private static final String WIPE = "\r\u001b\\[K";
  private static final int KEPT = 1 << 20;
  private static final int SHOWN = 6000;
  private static final Pattern CONTROL =
      Pattern.compile(
          "\u001b\\[[0-9;?]*[ -/]*[@-~]|\u001b[=>]|\u001b\\][^\u0007]*\u0007|[\r\b\u0007]");

  private final String what;
  private final StringBuilder text = new StringBuilder();
  private String open = "";
  private int dropped;
  private boolean escapes;
  private boolean ended;

  Transcript(String what, InputStream in) {
    this.what = what;
    Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
    Thread thread = new Thread(() -> pump(reader), "transcript");
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns the position of the next output. */
  synchronized int end() {
    return dropped + text.length();
  }

  synchronized String between(int begin, int end) {
    return text.substring(Math.max(0, begin - dropped), Math.max(0, end - dropped));
  }

  /**
   * Waits for a text.
   *
   * @return the position after the text
   */
  synchronized int await(String wanted, int begin, Duration patience) {
    waitFor(() -> find(wanted, begin) >= 0, "'" + wanted + "'", begin, patience);
    return find(wanted, begin) + wanted.length() + dropped;
  }

  /** Waits until the program closes its output. */
  synchronized void awaitEnd(Duration patience) {
    waitFor(() -> ended, "the end", 0, patience);
  }

  /** Returns whether the output had control sequences. */
  synchronized boolean sawEscapes() {
    return escapes;
  }

  @Override
  public synchronized String toString() {
    return text.toString();
  }

  private int find(String wanted, int begin) {
    return text.indexOf(wanted, Math.max(0, begin - dropped));
  }

  private void waitFor(BooleanSupplier sign, String wanted, int begin, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!sign.getAsBoolean()) {
      long left = deadline - System.nanoTime();
      if (left <= 0 || ended) {
        String why = ended ? "it ended" : "not within " + patience.toMillis() + " ms";
        throw new AssertionError(
            String.format(
                "%s: expected %s, but %s. All it printed:%n%s%n-- since then:%n%s",
                what, wanted, why, last(text.toString()), last(between(begin, end()))));
      }
      pause(left);
    }
  }

  private void pause(long nanos) {
    try {
      wait(1 + nanos / 1_000_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String last(String whole) {
    return whole.substring(Math.max(0, whole.length() - SHOWN));
  }

  private void pump(Reader reader) {
    char[] buffer = new char[1 << 16];
    try {
      for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
        take(new String(buffer, 0, n));
      }
    } catch (IOException e) {
      // The program has ended.
    }
    synchronized (this) {
      ended = true;
      notifyAll();
    }
  }

  // A progress line wipes itself.
  private void add(String whole) {
    String[] parts = whole.split(WIPE, -1);
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        text.setLength(text.lastIndexOf("\n") + 1);
      }
      text.append(CONTROL.matcher(parts[i]).replaceAll(""));
    }
  }

  // A control sequence may come in two pieces.
  private synchronized void take(String piece) {
    String all = open + piece;
    escapes |= all.indexOf('\u001b') >= 0;
    int escape = all.lastIndexOf('\u001b');
    boolean cut = escape >= 0 && !CONTROL.matcher(all.substring(escape)).lookingAt();
    open = cut ? all.substring(escape) : "";
    add(cut ? all.substring(0, escape) : all);
    int excess = Math.max(0, text.length() - KEPT);
    text.delete(0, excess);
    dropped += excess;
    notifyAll();
  }
}
