// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.stock;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.repl.Programs;
import org.jkdump.target.OpenRequest;

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
      PyKdumpAPI.session().programs(Programs.inStockJShell(PyKdumpAPI.session()));
      AtomicBoolean told = new AtomicBoolean();
      PyKdumpAPI.session().expect(OpenRequest.fromEnvironment().withProgress(t -> tell(told)));
    }
  }

  private static void tell(AtomicBoolean told) {
    if (!told.getAndSet(true)) {
      System.err.println("crash is loading the dump …");
    }
  }
}
