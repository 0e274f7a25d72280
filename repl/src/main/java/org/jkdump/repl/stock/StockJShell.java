// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.stock;

import java.io.PrintStream;
import org.jkdump.api.PyKdumpAPI;

/** Makes a stock {@code jshell} print the log's summary after each snippet run. */
public final class StockJShell {
  private StockJShell() {}

  /** To be called once, by the startup file. */
  public static void install() {
    if (!(System.out instanceof HookedOut)) {
      PrintStream before = System.out;
      SnippetWatch watch = new SnippetWatch(PyKdumpAPI.pylog, before);
      System.setOut(new HookedOut(before, watch));
      PyKdumpAPI.pylog.onFirstEntry(watch::start);
    }
  }
}
