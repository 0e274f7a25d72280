// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.session;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jkdump.classes.ClassIndex;
import org.jkdump.classes.ClassLibrary;
import org.jkdump.classes.store.ClassCache;
import org.jkdump.kernel.Kernel;
import org.jkdump.repl.engine.Engine;
import org.jkdump.repl.engine.Preloaded;
import org.jkdump.session.Session;
import org.jkdump.target.OpenRequest;
import org.jkdump.target.TargetException;

/** Generated classes of an opened kernel. Everything else works without them. */
public final class GeneratedClasses {
  // The package's own name, and the class of global variables.
  private static final Set<String> OTHERS = Set.of("kernel", "vars");

  private final Session session;
  private final OpenRequest request;
  private final ClassCache cache;
  private final ClassLibrary library;

  public GeneratedClasses(Session session, OpenRequest request) {
    Consumer<String> warning = session.log()::warning;
    this.cache = new ClassCache(ClassCache.defaultDirectory(), warning);
    this.session = session;
    this.request = request;
    this.library = new ClassLibrary(cache, Preloaded.packages(), request.progress());
  }

  /** Gives an engine the classes of the kernel, and later those of modules. */
  void offer(Engine engine, Path jar) {
    ClassIndex index = ClassIndex.of(jar);
    engine.offerClasses(
        jar, word -> OTHERS.contains(word) || index.javaName(word).isPresent(), index::javaNames);
    engine.addMoreClasses(new ModuleClasses(session.kernel(), library, jar, request.progress()));
  }

  /** An engine that has the classes of a kernel which is open. */
  public Engine engine(Kernel kernel) {
    Engine engine = new Engine(session, () -> System.out);
    try {
      offer(engine, library.jar(kernel));
    } catch (TargetException e) {
      session.log().warning("there are no generated classes: " + e.getMessage());
    }
    return engine;
  }

  /** Opens the kernel, and makes its classes if the cache has none. */
  Optional<Path> open() {
    try {
      return Optional.of(made());
    } catch (NoClassesException e) {
      session.log().warning("there are no generated classes: " + e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * Like {@link #open()}.
   *
   * @throws NoClassesException if there are none
   */
  public Path made() {
    if (request.vmlinux() != null) {
      library.prepare(Path.of(request.vmlinux()));
    }
    Kernel kernel = session.open(request);
    try {
      return library.jar(kernel);
    } catch (TargetException e) {
      throw new NoClassesException(e.getMessage());
    }
  }

  /**
   * Like {@link #made()}, in a place that outlives this process.
   *
   * @throws NoClassesException if there are none, or the cache can't keep them
   */
  public Path kept() {
    Path jar = made();
    if (!cache.keeps(jar)) {
      throw new NoClassesException(
          ClassCache.defaultDirectory()
              + " can't keep the generated classes: set JKDUMP_CACHE to a directory of your own");
    }
    return jar;
  }
}
