// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.crash;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jkdump.target.OpenException;

/** Places of jkdump's own files, and the choice of crash. */
public final class Installation {
  private Installation() {}

  /** The directory that holds {@code bin}, {@code lib} and {@code startup}. */
  public static Path home() {
    String named = System.getProperty("jkdump.home");
    return named != null ? Path.of(named) : jar().getParent().getParent();
  }

  /** The crash extension. */
  static Path extension() {
    Path extension = home().resolve("lib").resolve("jkdump.so");
    if (!Files.isReadable(extension)) {
      throw new OpenException("the crash extension " + extension + " is missing: run make");
    }
    return extension;
  }

  /** The crash to start: the wanted one, else JKDUMP_CRASH, else crash on the search path. */
  static String crash(String wanted) {
    String environment = System.getenv("JKDUMP_CRASH");
    String crash = wanted != null ? wanted : environment != null ? environment : "crash";
    if (!isProgram(crash)) {
      throw new OpenException(
          "there is no program '"
              + crash
              + "': install Debian's package crash (apt install crash), or name another with"
              + " JKDUMP_CRASH or --crash");
    }
    return crash;
  }

  private static boolean isProgram(String name) {
    if (name.contains("/")) {
      return Files.isExecutable(Path.of(name)) && !Files.isDirectory(Path.of(name));
    }
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    for (String directory : path.split(":")) {
      if (!directory.isEmpty() && Files.isExecutable(Path.of(directory, name))) {
        return true;
      }
    }
    return false;
  }

  /** The jar that this class comes from, beside all others; in a build its directory of classes. */
  public static Path jar() {
    try {
      var source = Installation.class.getProtectionDomain().getCodeSource();
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new OpenException("can't find where jkdump is installed: set -Djkdump.home", e);
    }
  }
}
