// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Program on a pseudo-terminal (made by util-linux' script), with a person who types there and
 * waits for output.
 */
final class Terminal implements AutoCloseable {
  static final String PROMPT = "jkdump> ";
  static final String CTRL_C = "\u0003";
  static final String CTRL_D = "\u0004";
  static final String CTRL_P = "\u0010";
  static final String TAB = "\t";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final Process script;
  private final OutputStream keyboard;
  private final Transcript transcript;
  private int seen;

  private Terminal(Process script, String what) {
    this.script = script;
    this.keyboard = script.getOutputStream();
    this.transcript = new Transcript(what, script.getInputStream());
  }

  /** Starts a command. */
  static Terminal of(Surroundings surroundings, String... command) {
    String line = Arrays.stream(command).map(Terminal::quoted).collect(Collectors.joining(" "));
    return line(surroundings, "exec " + line);
  }

  /** Starts a shell command line. */
  static Terminal line(Surroundings surroundings, String line) {
    String all = "ulimit -c 0; stty rows 50 cols 200; " + line;
    ProcessBuilder builder =
        surroundings.process("script", "-q", "-f", "-e", "-c", all, "/dev/null");
    try {
      return new Terminal(builder.redirectErrorStream(true).start(), line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts jkdump on the testbed's dump and waits for its prompt. */
  static Terminal repl(Surroundings surroundings) {
    String launcher = Testbed.launcher().toString();
    Terminal terminal = of(surroundings, launcher, Testbed.vmlinux(), Testbed.vmcore());
    terminal.await(PROMPT);
    return terminal;
  }

  /** Types a text, without Enter. */
  Terminal type(String keys) {
    try {
      keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
      keyboard.flush();
      return this;
    } catch (IOException e) {
      throw new AssertionError("the program is gone; it printed:\n" + transcript, e);
    }
  }

  /** Types a line with Enter. */
  Terminal enter(String line) {
    return type(line + "\r");
  }

  /**
   * Waits until a text appears after the texts awaited before.
   *
   * @return the output before the text
   */
  String await(String wanted) {
    return await(wanted, PATIENCE);
  }

  String await(String wanted, Duration patience) {
    int begin = seen;
    seen = transcript.await(wanted, begin, patience);
    return transcript.between(begin, seen - wanted.length());
  }

  /**
   * Enters a line at jkdump's prompt and waits for the next prompt.
   *
   * @return the output, without the echo
   */
  String ask(String line) {
    return ask(line, PROMPT);
  }

  String ask(String line, String prompt) {
    enter(line);
    await(lastLine(line) + "\n");
    return await(prompt).stripTrailing();
  }

  /** Waits until the program has ended and returns its exit status. */
  int exit() {
    try {
      if (!script.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("the program did not leave; it printed:\n" + transcript);
      }
      return script.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the whole output. */
  String all() {
    return transcript.toString();
  }

  /** Returns whether control sequences were printed. */
  boolean sawEscapes() {
    return transcript.sawEscapes();
  }

  /** Returns the crash processes beneath this terminal. */
  List<ProcessHandle> crashes() {
    return script.descendants().filter(Terminal::isCrash).toList();
  }

  // The testbed starts its own crashes through a loader, with their own libraries.
  private static boolean isCrash(ProcessHandle process) {
    return isProgram(process, "/crash")
        || Arrays.stream(process.info().arguments().orElse(new String[0]))
            .anyMatch(argument -> argument.endsWith("/usr/bin/crash"));
  }

  /** Returns the JVM beneath this terminal. */
  ProcessHandle java() {
    return script.descendants().filter(p -> isProgram(p, "/java")).findFirst().orElseThrow();
  }

  @Override
  public void close() {
    List<ProcessHandle> all = script.descendants().toList();
    script.destroy();
    all.forEach(ProcessHandle::destroyForcibly);
  }

  private static boolean isProgram(ProcessHandle process, String end) {
    return process.info().command().map(c -> c.endsWith(end)).orElse(false);
  }

  private static String lastLine(String text) {
    return text.substring(text.lastIndexOf('\r') + 1);
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
