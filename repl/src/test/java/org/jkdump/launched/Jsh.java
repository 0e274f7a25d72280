// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import java.util.List;

/** Somebody at crash's prompt who goes to {@code jsh} and comes back. */
final class Jsh implements AutoCloseable {
  private static final String VALUE = "==> ";
  private final Terminal terminal;

  Jsh(Surroundings surroundings) {
    this(Endpoint.crash(surroundings));
  }

  Jsh(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Goes to the prompt of {@code jsh}. */
  void enter() {
    terminal.enter("jsh");
    terminal.await(Terminal.PROMPT);
  }

  /**
   * Leaves it with ^D.
   *
   * @return its JVM, which stays
   */
  ProcessHandle leave() {
    terminal.type(Terminal.CTRL_D);
    terminal.await(Endpoint.CRASH_PROMPT);
    return java();
  }

  /** Leaves it with /exit. */
  void exit() {
    terminal.enter("/exit");
    terminal.await(Endpoint.CRASH_PROMPT);
  }

  /** What is printed for a line at the prompt of {@code jsh}. */
  String ask(String line) {
    return terminal.ask(line);
  }

  /** The value of an expression there. */
  String value(String expression) {
    String answer = terminal.ask(expression);
    int at = answer.lastIndexOf(VALUE);
    return at < 0 ? answer : answer.substring(at + VALUE.length()).strip();
  }

  /** What crash prints for a line at its own prompt. */
  String command(String line) {
    return terminal.ask(line, Endpoint.CRASH_PROMPT);
  }

  /** Types a line, and waits for nothing. */
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

  /** All that crash has started. */
  List<ProcessHandle> processes() {
    return crash().descendants().toList();
  }

  /** Ends crash as nobody should. */
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

  // Those beneath it are its children.
  private ProcessHandle crash() {
    List<ProcessHandle> crashes = terminal.crashes();
    return crashes.stream()
        .filter(c -> c.parent().filter(crashes::contains).isEmpty())
        .findFirst()
        .orElseThrow();
  }
}
