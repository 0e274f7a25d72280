// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import org.jkdump.elf.ModuleFile;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.TargetException;
import org.jkdump.target.TargetLostException;

/** Finds the file that belongs to a module, and loads it. */
final class ModuleLoader {
  private final Kernel kernel;
  private final String name;
  private final ModuleIdentity identity;
  private final Consumer<String> progress;

  /**
   * @param name of a loaded module
   * @param progress takes the present step, in a few words
   */
  ModuleLoader(Kernel kernel, String name, Consumer<String> progress) {
    this.kernel = kernel;
    this.name = name;
    this.identity = new ModuleIdentity(kernel, name);
    this.progress = progress;
  }

  /** The module's name. */
  String name() {
    return name;
  }

  /** The first file in the usual places that is of this build; others are logged. */
  Optional<String> find() {
    Iterator<String> files = kernel.target().moduleFiles(name, progress).iterator();
    while (files.hasNext()) {
      Optional<String> file = tried(files.next());
      if (file.isPresent()) {
        return file;
      }
    }
    return Optional.empty();
  }

  private Optional<String> tried(String file) {
    try {
      return Optional.of(checked(file, true));
    } catch (TargetLostException | InterruptedOperation e) {
      throw e;
    } catch (TargetException e) {
      kernel.log().warning(e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * A file, unpacked, that is the module's.
   *
   * @throws TargetException if the file is refused
   */
  String checked(String file) {
    return checked(file, false);
  }

  private String checked(String file, boolean needsDebuginfo) {
    String plain = kernel.target().moduleFile(file, progress);
    ModuleFile about = ModuleFile.read(Path.of(plain));
    identity
        .refusal(Path.of(file), about)
        .ifPresent(
            why -> {
              throw new TargetException(why);
            });
    if (!about.hasDebuginfo()) {
      String why = file + " has no debuginfo: the one of the kernel's debug package has";
      if (needsDebuginfo) {
        throw new TargetException(why);
      }
      kernel.log().warning(why);
    }
    return plain;
  }

  /** Reads a file's types, and lets crash load it if there is a crash. */
  void load(String file) {
    progress.accept("loading the debuginfo of " + name);
    if (ModuleFile.read(Path.of(file)).hasDebuginfo()) {
      kernel.debuginfo().read(name, file);
    }
    kernel.modules().crash().ifPresent(crash -> crash.loadModule(name, file));
  }
}
