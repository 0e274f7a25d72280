// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine.execution;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.jshell.execution.DirectExecutionControl;

/**
 * Runs snippets in this JVM, each in a thread of its own, and tells a listener when one begins and
 * ends. A snippet that is stopped and does not end within the grace is left behind.
 */
public final class SnippetExecution extends DirectExecutionControl {
  private static final int GRACE_MILLIS = 800;
  private volatile Runnable before = () -> {};
  private volatile Runnable after = () -> {};
  private final AtomicBoolean stopRequested = new AtomicBoolean();
  private volatile SnippetThread running;
  private volatile CompletableFuture<String> outcome;

  public SnippetExecution() {
    super(new SnippetLoader());
  }

  /** From now on, tells when a snippet begins and ends. */
  public void tell(Runnable before, Runnable after) {
    this.before = before;
    this.after = after;
  }

  /**
   * Takes a request to stop, as its effect is shown: one that comes a moment later is kept for the
   * next snippet.
   *
   * @return whether there was one
   */
  public boolean takeStop() {
    return stopRequested.getAndSet(false);
  }

  /** Whether a stop was requested and has not been taken. */
  public boolean isStopped() {
    return stopRequested.get();
  }

  @Override
  public void load(ClassBytecodes[] classes)
      throws ClassInstallException, NotImplementedException, EngineTerminationException {
    ClassBytecodes[] guarded = new ClassBytecodes[classes.length];
    for (int i = 0; i < classes.length; i++) {
      byte[] code = SnippetTransformer.transform(classes[i].bytecodes());
      guarded[i] = new ClassBytecodes(classes[i].name(), code);
    }
    super.load(guarded);
  }

  @Override
  protected String invoke(Method method) throws Exception {
    CompletableFuture<String> result = new CompletableFuture<>();
    SnippetThread thread = new SnippetThread(() -> run(method, result));
    thread.setContextClassLoader(method.getDeclaringClass().getClassLoader());
    outcome = result;
    running = thread;
    before.run();
    try {
      start(thread);
      return result.get();
    } catch (ExecutionException e) {
      throw unwrapped(e.getCause());
    } catch (InterruptedException e) {
      stop();
      throw new StoppedException();
    } finally {
      running = null;
      after.run();
    }
  }

  // A request that came while the snippet was compiled counts, too.
  private void start(SnippetThread thread) throws StoppedException {
    if (isStopped()) {
      throw new StoppedException();
    }
    thread.start();
  }

  @Override
  public void stop() {
    stopRequested.set(true);
    SnippetThread thread = running;
    CompletableFuture<String> result = outcome;
    if (thread == null) {
      return;
    }
    thread.requestStop();
    try {
      result.get(GRACE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      result.completeExceptionally(new LeftBehind());
    } catch (ExecutionException e) {
      // The snippet ended by an exception.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // Makes the value's text here as well, because that may take long, or fail.
  private static void run(Method method, CompletableFuture<String> result) {
    try {
      result.complete(ValueText.of(method.invoke(null)));
    } catch (Throwable e) {
      result.completeExceptionally(e);
    }
  }

  // Exceptions of a stopped snippet are of no interest.
  private Exception unwrapped(Throwable failure) throws StoppedException {
    if (isStopped()) {
      throw new StoppedException();
    }
    boolean user = failure instanceof InvocationTargetException;
    return user ? (InvocationTargetException) failure : new InvocationTargetException(failure);
  }

  /** Stands in for the end of a snippet that does not stop. */
  private static final class LeftBehind extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
