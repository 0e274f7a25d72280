// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jkdump.target.TargetException;

/**
 * JVM of its own that asks a cache for jars. Arguments: directory, first key, keys, rounds, bytes.
 */
final class CacheProcess {
  private CacheProcess() {}

  static Process start(Path temporary, Object... arguments) throws IOException {
    return start(List.of("sh"), "", temporary, arguments);
  }

  /** Starts the JVM by a shell, with a prefix such as {@code ulimit -f 8;}. */
  static Process start(List<String> shell, String prefix, Path temporary, Object... arguments)
      throws IOException {
    String line =
        prefix
            + " exec \"$JAVA\" -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xshare:auto"
            + " -cp \"$CLASSES\" -Djava.io.tmpdir=\"$TMPDIR\" "
            + CacheProcess.class.getName();
    for (Object argument : arguments) {
      line += " '" + argument + "'";
    }
    List<String> command = new ArrayList<>(shell);
    command.addAll(List.of("-c", line));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA", System.getProperty("java.home") + "/bin/java");
    builder.environment().put("CLASSES", System.getProperty("java.class.path"));
    builder.environment().put("TMPDIR", temporary.toString());
    return builder.start();
  }

  static List<String> lines(Process process) throws IOException {
    return process.inputReader().lines().toList();
  }

  /** Prints where each jar is after reading it, and each warning and failure. */
  public static void main(String[] arguments) {
    int keys = Integer.parseInt(arguments[2]);
    int rounds = Integer.parseInt(arguments[3]);
    int bytes = Integer.parseInt(arguments[4]);
    for (int round = 0; round < rounds; round++) {
      ClassCache cache =
          new ClassCache(Path.of(arguments[0]), text -> System.out.println("warning " + text));
      for (int i = 0; i < keys; i++) {
        ask(cache, arguments[1] + i, bytes);
      }
    }
    System.out.println("done");
  }

  private static void ask(ClassCache cache, String key, int bytes) {
    try {
      Path jar = cache.jar(key, () -> Jars.of(key, bytes));
      String text = Jars.text(jar);
      System.out.println((text.equals(key) ? "sound " : "wrong ") + jar);
    } catch (TargetException e) {
      System.out.println("failure " + e.getMessage());
    }
  }
}
