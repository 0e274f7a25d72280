// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.damage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jkdump.repl.engine.ClassPath;
import org.jkdump.repl.engine.Preloaded;
import org.jkdump.repl.engine.Splitter;

/** Program that is compiled once and runs many times. */
final class CompiledProgram implements AutoCloseable {
  private final Control control = new Control();
  private final JShell shell;
  private final List<Step> steps;

  private record Step(String owner, String method) {}

  /**
   * Compiles a program, which runs once.
   *
   * @param classes jar of the kernel's generated classes, if the program uses them
   */
  CompiledProgram(Path file, Optional<Path> classes) throws IOException {
    shell = JShell.builder().executionEngine(new Provider(), null).build();
    ClassPath.entries().forEach(shell::addToClasspath);
    classes.ifPresent(jar -> shell.addToClasspath(jar.toString()));
    Preloaded.SNIPPETS.forEach(shell::eval);
    classes.ifPresent(jar -> shell.eval("import kernel.*;"));
    control.steps.clear();
    Splitter splitter = new Splitter(shell::sourceCodeAnalysis);
    for (String rest = Files.readString(file); !rest.isBlank(); ) {
      int length = splitter.first(rest);
      compile(rest.substring(0, length));
      rest = rest.substring(length);
    }
    steps = List.copyOf(control.steps);
  }

  private void compile(String source) {
    String whole = shell.sourceCodeAnalysis().analyzeCompletion(source).source();
    for (SnippetEvent event : shell.eval(whole == null ? source : whole)) {
      if (event.exception() != null) {
        throw new IllegalStateException(source, event.exception());
      }
      if (event.status() == jdk.jshell.Snippet.Status.REJECTED) {
        throw new IllegalStateException(
            source + shell.diagnostics(event.snippet()).map(d -> d.getMessage(null)).toList());
      }
    }
  }

  /** Runs the program. */
  void run() throws Exception {
    for (Step step : steps) {
      control.invoke(step.owner, step.method);
    }
  }

  @Override
  public void close() {
    shell.close();
  }

  private static final class Control extends DirectExecutionControl {
    private final List<Step> steps = new ArrayList<>();

    @Override
    public String invoke(String owner, String method)
        throws RunException, InternalException, EngineTerminationException {
      steps.add(new Step(owner, method));
      return super.invoke(owner, method);
    }
  }

  private final class Provider implements ExecutionControlProvider {
    @Override
    public String name() {
      return "compiled";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
      return control;
    }
  }
}
