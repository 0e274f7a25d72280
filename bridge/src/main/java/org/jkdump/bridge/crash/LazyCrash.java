// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.crash;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jkdump.target.BackgroundOutput;
import org.jkdump.target.CommandOutput;
import org.jkdump.target.Crash;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.OpenException;
import org.jkdump.target.Target;
import org.jkdump.target.TargetException;

/**
 * A crash that starts when something first needs it. An interrupt ends the waiting, not the start;
 * after a failed start the next call tries again.
 */
public final class LazyCrash implements Crash, AutoCloseable {
  private final Supplier<Target> start;
  private CompletableFuture<Target> started;
  private volatile Starter starter;
  private volatile Runnable onReturn = () -> {};
  private boolean closed;

  /**
   * @param start starts crash and waits until it serves
   */
  public LazyCrash(Supplier<Target> start) {
    this.start = start;
  }

  /** The crash, if it runs already. */
  public Optional<Target> running() {
    CompletableFuture<Target> future = future();
    boolean there = future != null && future.isDone() && !future.isCompletedExceptionally();
    return there ? Optional.of(future.join()) : Optional.empty();
  }

  /** Starts crash, if it hasn't started yet, and waits until it serves. */
  public void begin() {
    crash("the session");
  }

  /** Sets the action that runs when crash has started, and whenever a lost one is back. */
  public void onReturn(Runnable action) {
    onReturn = action;
    running().ifPresent(crash -> crash.onReturn(action));
  }

  @Override
  public CommandOutput command(String line) {
    return crash("'" + line + "'").command(line);
  }

  @Override
  public CommandOutput command(String line, Consumer<String> shown) {
    return crash("'" + line + "'").command(line, shown);
  }

  @Override
  public BackgroundOutput background(String line, Duration timeout, Consumer<String> shown) {
    return crash("'" + line + "'").background(line, timeout, shown);
  }

  @Override
  public long pid() {
    return crash("its own process id").pid();
  }

  @Override
  public Optional<String> gdb(String question) {
    return crash("'gdb " + question + "'").gdb(question);
  }

  @Override
  public void loadModule(String name, String file) {
    crash("the debuginfo of " + name).loadModule(name, file);
  }

  @Override
  public void deleteModule(String name) {
    crash("the debuginfo of " + name).deleteModule(name);
  }

  /** Ends crash; it does not start again. */
  @Override
  public void close() {
    CompletableFuture<Target> future;
    synchronized (this) {
      closed = true;
      future = started;
    }
    if (future != null) {
      future.thenAccept(Target::close);
    }
  }

  private Crash crash(String purpose) {
    // The action that runs at the start, too, may need crash.
    Starter self = starter;
    if (Thread.currentThread() == self) {
      return self.crash.crash();
    }
    CompletableFuture<Target> future = begun();
    try {
      return future.get().crash();
    } catch (InterruptedException e) {
      throw new InterruptedOperation("starting crash for " + purpose);
    } catch (ExecutionException e) {
      forget(future);
      throw failure(purpose + " needs crash: ", e.getCause());
    }
  }

  // The message of an error of ours says all: shown again as the cause it would only be longer.
  private static OpenException failure(String purpose, Throwable cause) {
    String text = purpose + cause.getMessage();
    return cause instanceof TargetException
        ? new OpenException(text)
        : new OpenException(text, cause);
  }

  private synchronized CompletableFuture<Target> begun() {
    if (closed) {
      throw new OpenException("the dump was closed");
    }
    if (started == null) {
      CompletableFuture<Target> future = new CompletableFuture<>();
      started = future;
      starter = new Starter(future);
      starter.start();
    }
    return started;
  }

  private synchronized CompletableFuture<Target> future() {
    return started;
  }

  private synchronized void forget(CompletableFuture<Target> failed) {
    if (started == failed) {
      started = null;
    }
  }

  /** Starts crash, then runs the action, then lets the others at it. */
  private final class Starter extends Thread {
    private final CompletableFuture<Target> future;
    private Target crash;

    Starter(CompletableFuture<Target> future) {
      super("jkdump-crash");
      this.future = future;
      setDaemon(true);
    }

    @Override
    public void run() {
      try {
        crash = start.get();
        crash.onReturn(() -> onReturn.run());
        onReturn.run();
        future.complete(crash);
      } catch (RuntimeException | Error e) {
        future.completeExceptionally(e);
      }
    }
  }
}
