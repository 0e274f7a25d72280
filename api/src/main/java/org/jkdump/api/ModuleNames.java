// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.List;

/** Modules: the names that load modules' debuginfo; a group of {@link PyKdumpAPI}. */
public abstract class ModuleNames extends NumberNames {
  ModuleNames() {}

  /**
   * Loads the debuginfo of a module that is loaded in the kernel. The file is looked for, as in
   * PyKdump, in {@code /usr/lib/debug/lib/modules/RELEASE}, {@code
   * /usr/lib/kernel-image-RELEASE-dbg/lib/modules/RELEASE}, the dump's directory and {@code
   * /lib/modules/RELEASE}. Compressed files are unpacked into {@code $JKDUMP_CACHE}. Files of
   * another kernel (by build-id) or without debuginfo are skipped and logged.
   *
   * @return false if no file was found, which is logged
   * @throws org.jkdump.target.TargetException if no such module is loaded, with the nearest names
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
   * The same from a file.
   *
   * @throws org.jkdump.target.TargetException if no such module is loaded, with the nearest names;
   *     if the file can't be used or is of another kernel
   */
  public static boolean loadModule(String name, String file) {
    return kernel().modules().load(name, file).isPresent();
  }

  /** Removes a module's debuginfo with its types and symbols. */
  public static void delModule(String name) {
    kernel().modules().delete(name);
  }

  /** The names of the loaded modules. */
  public static List<String> lsModules() {
    return kernel().modules().names();
  }

  /**
   * Forgets types and symbols that depend on modules' debuginfo. Needed only if crash loaded
   * debuginfo unseen by jkdump: by an alias, or by commands from a file.
   */
  public static void purgeTypeinfo() {
    kernel().debuginfoChanged();
  }
}
