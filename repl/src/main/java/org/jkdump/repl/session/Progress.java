// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.session;

import java.util.function.Consumer;
import org.jkdump.bridge.posix.Posix;

/**
 * Shows the running step of a long operation on standard error; on a terminal in one line, which an
 * empty text wipes.
 */
public final class Progress implements Consumer<String> {
  private boolean shown;

  @Override
  public synchronized void accept(String text) {
    if (text.isEmpty()) {
      wipe();
    } else {
      show(text);
    }
  }

  private void show(String text) {
    if (isTerminal()) {
      System.err.print("\r\033[K" + text);
    } else if (!shown) {
      System.err.println(text.replaceFirst("\\.\\.\\. .*", "..."));
    }
    System.err.flush();
    shown = true;
  }

  private void wipe() {
    if (shown && isTerminal()) {
      System.err.print("\r\033[K");
      System.err.flush();
    }
  }

  private static boolean isTerminal() {
    return !"dumb".equals(System.getenv("TERM")) && Posix.isTerminal(Posix.STDERR);
  }
}
