// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.jar.JarFile;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.repl.completion.WarmUp;
import org.jkdump.repl.engine.ClassPath;
import org.jkdump.repl.engine.Engine;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine.Command;

/**
 * {@code jkdump train}: the run from which the launcher has the JVM make its archive of classes. It
 * loads the classes of a session, but opens no dump.
 */
@Command(name = "train", hidden = true, description = "Started by the launcher.")
final class TrainCommand implements Callable<Integer> {
  private static final List<String> SNIPPETS =
      List.of(
          "int f(int a) { return a + 1; }",
          "f(3)",
          "Stream.of(\"a\").map(s -> s + \"b\").toList()",
          "record Pair(int a, String b) {}",
          "String.format(\"%s %5.1f\", new Pair(1, \"c\"), 0.5)",
          "Runnable r = () -> tasks().size()",
          "new StringBuilder().nosuch()");

  @Override
  public Integer call() throws Exception {
    for (String jar : ClassPath.entries()) {
      load(jar);
    }
    PrintStream nowhere =
        new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try (Engine engine = new Engine(PyKdumpAPI.session(), nowhere)) {
      SNIPPETS.forEach(snippet -> engine.run(snippet, outcome -> {}));
      WarmUp.start(engine.analysis(), () -> {}).join();
    }
    try (Terminal terminal = TerminalBuilder.builder().dumb(true).build()) {
      LineReaderBuilder.builder().terminal(terminal).build();
    }
    return 0;
  }

  // Loads without initializing. The classes of libraries come as they are used.
  private static void load(String jar) throws IOException, ClassNotFoundException {
    try (JarFile file = new JarFile(jar)) {
      for (String name : file.stream().map(Object::toString).toList()) {
        if (name.matches("org/jkdump/.*\\.class")) {
          String type = name.substring(0, name.lastIndexOf('.')).replace('/', '.');
          Class.forName(type, false, TrainCommand.class.getClassLoader());
        }
      }
    }
  }
}
