// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.List;

/** The names that load modules' debuginfo; a part of {@link PyKdumpAPI}. */
public abstract class ModuleNames extends TypeNames {
  ModuleNames() {}

  /**
   * Loads the debuginfo of a module that is loaded in the kernel; looks for it, as PyKdump does, in
   * {@code /usr/lib/debug/lib/modules/RELEASE}, {@code
   * /usr/lib/kernel-image-RELEASE-dbg/lib/modules/RELEASE}, the dump's directory and {@code
   * /lib/modules/RELEASE}; compressed files are unpacked into {@code $JKDUMP_CACHE}. Files of
   * another kernel (by their build-ids) or without debuginfo are passed by and logged.
   *
   * @return false where no file was found, which is logged
   * @throws org.jkdump.target.TargetException where no such module is loaded, with the nearest
   *     names
   */
  public static boolean loadModule(String name) {
    boolean found = kernel().modules().load(name, "").isPresent();
    if (!found) {
      kernel()
          .log()
          .warning(
              "no file with debuginfo of module " + name + ": give it, loadModule(name, file)");
    }
    return found;
  }

  /**
   * Loads the debuginfo of a module that is loaded in the kernel from a file.
   *
   * @throws org.jkdump.target.TargetException where no such module is loaded, with the nearest
   *     names, or the file can't be used or is of another kernel
   */
  public static boolean loadModule(String name, String file) {
    return kernel().modules().load(name, file).isPresent();
  }

  /** Gives up a module's debuginfo and what came from it. */
  public static void delModule(String name) {
    kernel().modules().delete(name);
  }

  /**
   * Forgets what depends on modules' debuginfo, symbols among it: for whom crash was told to load
   * some in a way that isn't seen here, by an alias or from a file.
   */
  public static void purgeTypeinfo() {
    kernel().debuginfoChanged();
  }

  /** The names of the loaded modules. */
  public static List<String> lsModules() {
    return kernel().modules().names();
  }
}
