// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jkdump.api.Kernel;
import org.jkdump.api.Session;
import org.jkdump.repl.engine.Preloaded;
import org.jkdump.target.OpenRequest;
import org.jkdump.target.TargetException;
import org.jkdump.typed.ClassCache;
import org.jkdump.typed.ClassLibrary;

/** The generated classes of a kernel that is opened. Everything else works without them. */
final class Classes {
  private final Session session;
  private final OpenRequest request;
  private final ClassLibrary library;

  Classes(Session session, OpenRequest request) {
    Consumer<String> warning = session.log()::warning;
    ClassCache cache = new ClassCache(ClassCache.defaultDirectory(), warning);
    this.session = session;
    this.request = request;
    this.library = new ClassLibrary(cache, Preloaded.packages(), request.progress());
  }

  /** Opens the kernel, and makes its classes where the cache has none. */
  Optional<Path> open() {
    if (request.vmlinux() != null) {
      library.prepare(Path.of(request.vmlinux()));
    }
    Kernel kernel = session.open(request);
    try {
      return Optional.of(library.jar(kernel));
    } catch (TargetException e) {
      session.log().warning("there are no generated classes: " + e.getMessage());
      return Optional.empty();
    }
  }
}
