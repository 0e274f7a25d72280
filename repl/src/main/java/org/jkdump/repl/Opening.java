// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.api.Session;
import org.jkdump.repl.engine.Engine;
import org.jkdump.target.OpenRequest;

/** Opens the dump while the JShell gets ready. */
final class Opening {
  private Opening() {}

  /**
   * An engine on an opened dump.
   *
   * @throws org.jkdump.target.TargetException where the dump can't be opened
   */
  static Engine engine(
      DumpOptions options, OpenRequest request, Progress progress, PrintStream out) {
    Session session = PyKdumpAPI.session();
    session.cacheBytes(options.cacheBytes());
    session.expect(request);
    Classes classes = new Classes(session, request);
    CompletableFuture<Optional<Path>> opened =
        CompletableFuture.supplyAsync(classes::open, Opening::start);
    Engine engine = new Engine(session.log(), out);
    try {
      opened.join().ifPresent(jar -> classes.offer(engine, jar));
      return engine;
    } catch (CompletionException e) {
      engine.close();
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      progress.accept("");
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "jkdump-open");
    thread.setDaemon(true);
    thread.start();
  }
}
