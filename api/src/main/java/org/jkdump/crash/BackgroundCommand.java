// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.crash;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jkdump.kernel.Kernel;
import org.jkdump.log.PyLog;
import org.jkdump.target.BackgroundOutput;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.Target;

/**
 * A crash command in a process forked from crash: PyKdump's {@code exec_crash_command_bg2}. Changes
 * of crash's state ({@code set}, {@code mod -s}) are lost when the process ends.
 */
public final class BackgroundCommand {
  private final String line;
  private final Duration timeout;
  private final PyLog log;
  private final StringBuffer shown = new StringBuffer();
  private final CompletableFuture<BackgroundOutput> output = new CompletableFuture<>();
  private final Thread thread;
  private boolean logged;

  /**
   * Starts a crash command.
   *
   * @param timeout until the command is killed; zero for never
   */
  public BackgroundCommand(Kernel kernel, String line, Duration timeout) {
    this.log = kernel.log();
    this.line = line;
    this.timeout = timeout;
    this.thread = new Thread(() -> run(kernel.target()), "crash " + line);
    thread.setDaemon(true);
    thread.start();
  }

  /** The crash command. */
  public String line() {
    return line;
  }

  /** Whether the command has ended in any way. */
  public boolean isDone() {
    return output.isDone();
  }

  /** The text printed so far. */
  public String soFar() {
    return shown.toString();
  }

  /** Kills the command with all processes that it started. */
  public void cancel() {
    thread.interrupt();
  }

  /**
   * Waits for the end of the command. A time-out or an error is logged. Interrupting the waiting
   * thread cancels the command.
   *
   * @return the text printed until the end or until the command was cancelled
   */
  public String text() {
    boolean over = false;
    try {
      BackgroundOutput result = output.get();
      over = true;
      return result == null ? soFar() : logged(result);
    } catch (InterruptedException e) {
      throw new InterruptedOperation("crash command '" + line + "'");
    } catch (ExecutionException e) {
      over = true;
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } finally {
      // A debugger, such as jshell's, may throw any exception into this thread.
      if (!over) {
        cancel();
      }
    }
  }

  private void run(Target target) {
    try {
      output.complete(target.crash().background(line, timeout, shown::append));
    } catch (InterruptedOperation e) {
      output.complete(null);
    } catch (Throwable e) {
      output.completeExceptionally(e);
    }
  }

  private synchronized String logged(BackgroundOutput result) {
    if (!logged) {
      logged = true;
      log(result);
    }
    return result.text();
  }

  private void log(BackgroundOutput result) {
    switch (result.end()) {
      case DONE -> {}
      case FAILED -> log.warning("crash command '" + line + "' failed in the background");
      case LATE -> log.timeout("<" + line + "> failed to complete within " + limit());
      case DIED -> log.warning("crash command '" + line + "' ended abnormally" + signal(result));
    }
  }

  private String limit() {
    double seconds = timeout.toMillis() / 1000.0;
    String number = seconds == Math.rint(seconds) ? "" + (long) seconds : "" + seconds;
    return "the timeout period of " + number + "s";
  }

  private static String signal(BackgroundOutput result) {
    return result.signal() == 0 ? "" : ", killed by signal " + result.signal();
  }

  @Override
  public String toString() {
    return "crash command '" + line + "' in the background" + (isDone() ? ", over" : "");
  }
}
