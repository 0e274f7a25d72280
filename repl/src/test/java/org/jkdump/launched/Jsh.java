// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import java.util.List;

/** Person at crash's prompt who enters {@code jsh} and comes back. */
final class Jsh implements AutoCloseable {
  private static final String VALUE = "==> ";
  private final Terminal terminal;

  Jsh(Surroundings surroundings) {
    this(Endpoint.crash(surroundings));
  }

  Jsh(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Enters the prompt of {@code jsh}. */
  void enter() {
    terminal.enter("jsh");
    terminal.await(Terminal.PROMPT);
  }

  /**
   * Leaves {@code jsh} with ^D.
   *
   * @return the JVM of {@code jsh}, which stays
   */
  ProcessHandle leave() {
    terminal.type(Terminal.CTRL_D);
    terminal.await(Endpoint.CRASH_PROMPT);
    return java();
  }

  /** Leaves {@code jsh} with /exit. */
  void exit() {
    terminal.enter("/exit");
    terminal.await(Endpoint.CRASH_PROMPT);
  }

  /** Returns the output of a line at the prompt of {@code jsh}. */
  String ask(String line) {
    return terminal.ask(line);
  }

  /** Returns the value of an expression at the prompt of {@code jsh}. */
  String value(String expression) {
    String answer = terminal.ask(expression);
    int at = answer.lastIndexOf(VALUE);
    return at < 0 ? answer : answer.substring(at + VALUE.length()).strip();
  }

  /** Returns the output of a line at crash's own prompt. */
  String command(String line) {
    return terminal.ask(line, Endpoint.CRASH_PROMPT);
  }

  /** Types a line without waiting. */
  void typed(String line) {
    terminal.enter(line);
  }

  void type(String keys) {
    terminal.type(keys);
  }

  String await(String wanted) {
    return terminal.await(wanted);
  }

  ProcessHandle java() {
    return terminal.java();
  }

  /** Returns all processes that crash has started. */
  List<ProcessHandle> processes() {
    return crash().descendants().toList();
  }

  /** Kills crash, which gets no chance to clean up. */
  void kill() {
    crash().destroyForcibly();
  }

  int status() {
    return terminal.exit();
  }

  String all() {
    return terminal.all();
  }

  @Override
  public void close() {
    terminal.close();
  }

  // Other processes beneath this crash are its children.
  private ProcessHandle crash() {
    List<ProcessHandle> crashes = terminal.crashes();
    return crashes.stream()
        .filter(c -> c.parent().filter(crashes::contains).isEmpty())
        .findFirst()
        .orElseThrow();
  }
}
