// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.prompt;

import java.io.IOException;
import java.io.PrintStream;
import org.jline.reader.impl.history.DefaultHistory;

/**
 * A history that says once why it can't be saved, where JLine's own logs an exception each time.
 */
final class TolerantHistory extends DefaultHistory {
  private final PrintStream out;
  private boolean told;

  TolerantHistory(PrintStream out) {
    this.out = out;
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
