// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import org.jkdump.bridge.crash.Installation;

/** Class path on which the compiler of snippets finds jkdump's own classes. */
public final class ClassPath {
  private ClassPath() {}

  /**
   * The JVM's class path; in a stock jshell, whose agent has no jar of ours, all jars beside ours.
   */
  public static List<String> entries() {
    String own = Installation.jar().toString();
    List<String> all =
        Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
    return all.contains(own) || !own.endsWith(".jar") ? all : beside(own);
  }

  private static List<String> beside(String jar) {
    File[] jars = new File(jar).getParentFile().listFiles((dir, name) -> name.endsWith(".jar"));
    return Arrays.stream(jars == null ? new File[0] : jars).map(File::getPath).toList();
  }
}
