// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.session;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jkdump.classes.ClassLibrary;
import org.jkdump.kernel.Kernel;
import org.jkdump.target.TargetException;

/**
 * Source of the class jars of modules whose debuginfo was loaded meanwhile, one at a time. A call
 * without news costs nothing.
 */
public final class ModuleClasses implements Supplier<Optional<Path>> {
  private final Kernel kernel;
  private final ClassLibrary library;
  private final Consumer<String> progress;
  private final List<Path> jars = new ArrayList<>();
  private final Set<Map.Entry<String, String>> seen = new HashSet<>();
  private final Queue<Map.Entry<String, String>> waiting = new ArrayDeque<>();
  private int changes;

  /**
   * @param jar the kernel's
   * @param progress is given the running step, and then an empty text
   */
  public ModuleClasses(Kernel kernel, ClassLibrary library, Path jar, Consumer<String> progress) {
    this.kernel = kernel;
    this.library = library;
    this.progress = progress;
    this.jars.add(jar);
    // A crash that ran before may have debuginfo of modules already.
    this.changes = kernel.debuginfoChanges() - 1;
  }

  @Override
  public synchronized Optional<Path> get() {
    look();
    Optional<Path> made = Optional.empty();
    while (made.isEmpty() && !waiting.isEmpty()) {
      Map.Entry<String, String> module = waiting.remove();
      made = jar(module.getKey(), module.getValue());
    }
    made.ifPresent(jars::add);
    return made;
  }

  private void look() {
    int now = kernel.debuginfoChanges();
    if (now == changes) {
      return;
    }
    changes = now;
    try {
      kernel.modules().files().entrySet().stream().filter(seen::add).forEach(waiting::add);
    } catch (TargetException e) {
      kernel.log().warning("there may be classes of modules missing: " + e.getMessage());
    }
  }

  // Snippets go on without the classes of a module whose debuginfo is faulty.
  private Optional<Path> jar(String module, String file) {
    try {
      return library.moduleJar(kernel, module, Path.of(file), jars);
    } catch (RuntimeException e) {
      String why = e instanceof TargetException ? e.getMessage() : e.toString();
      kernel.log().warning("there are no generated classes of module " + module + ": " + why);
      return Optional.empty();
    } finally {
      progress.accept("");
    }
  }
}
