// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Where the compiler of snippets finds jkdump's own classes. */
final class ClassPath {
  private ClassPath() {}

  /** The JVM's class path; in a jshell, whose agent's has nothing of ours, the jars beside ours. */
  static List<String> entries() {
    String own = own();
    List<String> all =
        Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
    return all.contains(own) || !own.endsWith(".jar") ? all : beside(own);
  }

  private static List<String> beside(String jar) {
    File[] jars = new File(jar).getParentFile().listFiles((dir, name) -> name.endsWith(".jar"));
    return Arrays.stream(jars == null ? new File[0] : jars).map(File::getPath).toList();
  }

  private static String own() {
    try {
      var source = ClassPath.class.getProtectionDomain().getCodeSource();
      return Path.of(source.getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      return "";
    }
  }
}
