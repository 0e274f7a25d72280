// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.stock;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.bridge.crash.Installation;
import org.jkdump.repl.program.Programs;
import org.jkdump.repl.session.GeneratedClasses;
import org.jkdump.session.Session;
import org.jkdump.target.OpenRequest;

/** Makes a stock {@code jshell} print the log's summary after each snippet run. */
public final class StockJShell {
  private StockJShell() {}

  /** Installs the hooks; the startup file calls it once. */
  public static void install() {
    if (!(System.out instanceof HookedOut)) {
      // JNA finds its native part beside the jars; otherwise it unpacks one at each start.
      System.setProperty("jna.boot.library.path", Installation.home().resolve("lib").toString());
      PrintStream before = System.out;
      SnippetWatch watch = new SnippetWatch(PyKdumpAPI.pylog, before);
      System.setOut(new HookedOut(before, watch));
      PyKdumpAPI.pylog.onFirstEntry(watch::start);
      PyKdumpAPI.session().programs(programs(PyKdumpAPI.session()));
      AtomicBoolean told = new AtomicBoolean();
      PyKdumpAPI.session().expect(OpenRequest.fromEnvironment().withProgress(t -> tell(told)));
    }
  }

  // A stock jshell has the classes of its kernel on its own class path.
  private static Programs programs(Session session) {
    GeneratedClasses classes = new GeneratedClasses(session, session.expected());
    return new Programs(session, () -> classes.engine(session.kernel()), () -> System.out);
  }

  private static void tell(AtomicBoolean told) {
    if (!told.getAndSet(true)) {
      System.err.println("opening the dump …");
    }
  }
}
