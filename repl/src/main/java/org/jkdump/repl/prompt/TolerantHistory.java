// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.prompt;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jline.reader.impl.history.DefaultHistory;

/** History that says once why it can't be saved; JLine's own logs an exception each time. */
final class TolerantHistory extends DefaultHistory {
  private final PrintStream out;
  private boolean told;

  TolerantHistory(PrintStream out) {
    this.out = out;
  }

  /** File of the history, by the XDG base directory rule for state. */
  static Path file() {
    String state = System.getenv("XDG_STATE_HOME");
    Path base =
        state != null && !state.isEmpty()
            ? Path.of(state)
            : Path.of(System.getProperty("user.home"), ".local", "state");
    return base.resolve("jkdump").resolve("history");
  }

  @Override
  public void save() {
    try {
      super.save();
    } catch (IOException e) {
      tell(e);
    }
  }

  private void tell(IOException reason) {
    if (!told) {
      out.println();
      out.println("the history can't be saved: " + reason.getMessage());
    }
    told = true;
  }
}
