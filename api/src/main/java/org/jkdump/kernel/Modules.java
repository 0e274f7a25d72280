// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jkdump.target.Crash;
import org.jkdump.target.ProgressTicker;
import org.jkdump.target.SymbolTable;
import org.jkdump.target.Target;
import org.jkdump.target.TargetException;
import org.jkdump.type.Nearest;
import org.jkdump.walk.TwoWayWalk;

/** The modules that are loaded in a kernel, and their debuginfo. */
public final class Modules {
  private final Kernel kernel;
  // Without a crash this is all that is known.
  private final Map<String, String> loaded = new LinkedHashMap<>();
  private volatile Map<String, String> last;

  Modules(Kernel kernel) {
    this.kernel = kernel;
  }

  /** The names of the loaded modules. */
  public List<String> names() {
    return kernel.symbols().modules().stream().map(SymbolTable.Module::name).toList();
  }

  /**
   * The {@code struct module}s, the newest first; none if the kernel has no modules; a damaged list
   * ends early, which is logged.
   */
  public List<Struct> structs() {
    return kernel.derived(Loaded.class, loading -> new Loaded(walk())).structs();
  }

  private record Loaded(List<Struct> structs) {}

  private List<Struct> walk() {
    Optional<Long> head = kernel.vmlinuxSymbol("modules");
    if (head.isEmpty()) {
      return List.of();
    }
    Struct prototype = kernel.struct("struct module", 0);
    long offset = prototype.offsetOf_("list");
    TwoWayWalk walk = TwoWayWalk.of(kernel.walks(), head.get());
    if (walk.problem() != null) {
      kernel.log().error(walk.problem());
    }
    return walk.found().stream().map(link -> prototype.atAddress_(link - offset)).toList();
  }

  /** The names of the modules whose debuginfo is loaded. */
  public List<String> withDebuginfo() {
    return List.copyOf(files().keySet());
  }

  /**
   * The files that debuginfo was loaded from, by the names of the modules. If a crash runs, the
   * files are those that crash has loaded, at {@code crash>} too.
   */
  public Map<String, String> files() {
    return crash().isPresent() ? files(kernel.command("mod")) : loaded();
  }

  private Map<String, String> loaded() {
    synchronized (loaded) {
      return new LinkedHashMap<>(loaded);
    }
  }

  /** The crash that runs for the target, which is told of debuginfo too. */
  Optional<Crash> crash() {
    Target target = kernel.target();
    return target.crashRuns() ? Optional.of(target.crash()) : Optional.empty();
  }

  /** The files of the modules that {@code mod} doesn't list as "(not loaded)". */
  static Map<String, String> files(String list) {
    Map<String, String> files = new LinkedHashMap<>();
    list.lines()
        .filter(line -> !line.contains("(not loaded)"))
        .map(line -> line.strip().split("\\s+", 5))
        .filter(words -> words.length == 5 && words[0].matches("\\p{XDigit}{8,16}"))
        .forEach(words -> files.put(words[1], words[4].replaceFirst(" +\\[\\w+\\]$", "")));
    return files;
  }

  /** Whether a crash command loads or deletes debuginfo. */
  static boolean changesDebuginfo(String line) {
    return line.matches("(?s)\\s*mod\\s(.*\\s)?-\\w*[sSdDrR].*");
  }

  /**
   * Loads a module's debuginfo; its types, variables and static symbols are known from then on.
   *
   * @param name of a loaded module, {@code -} standing for {@code _} too
   * @param file the module with debuginfo, or an empty text to look for it
   * @return the file, absent if none was found
   * @throws TargetException if no such module is loaded, or the file can't be used or is of another
   *     kernel
   */
  public Optional<String> load(String name, String file) {
    String module = loadedName(name);
    try (ProgressTicker progress = new ProgressTicker(kernel.progress())) {
      ModuleLoader loader = new ModuleLoader(kernel, module, progress);
      Optional<String> found = file.isEmpty() ? loader.find() : Optional.of(loader.checked(file));
      found.ifPresent(path -> load(loader, path));
      return found;
    }
  }

  // One that fails, or is interrupted, may have been half way.
  private void load(ModuleLoader loader, String file) {
    try {
      loader.load(file);
      synchronized (loaded) {
        loaded.put(loader.name(), file);
      }
    } finally {
      kernel.debuginfoChanged();
    }
  }

  /**
   * The build-id of a loaded module, in lower-case hexadecimal; absent if the kernel doesn't keep
   * it or its memory isn't in the dump.
   */
  public Optional<String> buildId(String name) {
    return new ModuleIdentity(kernel, loadedName(name)).buildId();
  }

  /**
   * Looks whether debuginfo was loaded or deleted without our knowing, at {@code crash>} itself;
   * then what depends on it is forgotten.
   *
   * @return whether it was, or may have been
   */
  public boolean refresh() {
    Map<String, String> before = last;
    boolean changed = !files().equals(before);
    if (changed) {
      kernel.debuginfoChanged();
    }
    return changed;
  }

  /** Loads the debuginfo that is in use into a crash that has started. */
  void restore() {
    Map<String, String> wanted = last;
    if (wanted == null || wanted.isEmpty()) {
      return;
    }
    try {
      Map<String, String> there = files(kernel.command("mod"));
      wanted.forEach(
          (name, file) -> {
            if (!there.containsKey(name)) {
              kernel.target().crash().loadModule(name, file);
            }
          });
    } catch (TargetException e) {
      kernel.log().warning("debuginfo of modules has to be loaded again: " + e.getMessage());
    }
  }

  /** Takes down which modules have debuginfo: that is known from now on. */
  void noted() {
    try {
      last = files();
    } catch (TargetException e) {
      last = null;
    }
  }

  /** Gives up a module's debuginfo and what came from it. */
  public void delete(String name) {
    String module = loadedName(name);
    try {
      synchronized (loaded) {
        loaded.remove(module);
      }
      crash().ifPresent(crash -> crash.deleteModule(module));
    } finally {
      kernel.debuginfoChanged();
    }
  }

  private String loadedName(String name) {
    String plain = name.replace('-', '_');
    return names().stream()
        .filter(loaded -> loaded.replace('-', '_').equals(plain))
        .findFirst()
        .orElseThrow(
            () ->
                new TargetException(
                    "no module '"
                        + name
                        + "' is loaded in this kernel"
                        + Nearest.hint(name, names())));
  }
}
