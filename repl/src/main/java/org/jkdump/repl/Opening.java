// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.api.Session;
import org.jkdump.repl.engine.Engine;
import org.jkdump.repl.engine.Preloaded;
import org.jkdump.target.OpenRequest;
import org.jkdump.typed.ClassCache;
import org.jkdump.typed.ClassLibrary;

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
    ClassLibrary library = library(session, request, progress);
    CompletableFuture<Path> classes =
        CompletableFuture.supplyAsync(() -> library.jar(session.open(request)), Opening::start);
    Engine engine = new Engine(session.log(), out);
    try {
      engine.addClasses(classes.join());
      return engine;
    } catch (CompletionException e) {
      engine.close();
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      progress.accept("");
    }
  }

  private static ClassLibrary library(Session session, OpenRequest request, Progress progress) {
    Consumer<String> warning = text -> session.log().warning(text);
    ClassCache cache = new ClassCache(ClassCache.defaultDirectory(), warning);
    Path vmlinux = request.vmlinux() == null ? null : Path.of(request.vmlinux());
    return new ClassLibrary(cache, Preloaded.packages(), vmlinux, progress);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "jkdump-open");
    thread.setDaemon(true);
    thread.start();
  }
}
