// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memo;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jkdump.target.InterruptedOperation;

/**
 * Expensive object that is made once, in the background if {@link #start} is called early. A
 * failure is tried again.
 */
public final class Lazy<T> {
  private final Supplier<T> maker;
  private volatile CompletableFuture<T> made;

  public Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  /** Starts making the object in the background. */
  public synchronized CompletableFuture<T> start() {
    if (made == null || made.isCompletedExceptionally()) {
      made = new CompletableFuture<>();
      CompletableFuture<T> result = made;
      Thread thread = new Thread(() -> complete(result), "jkdump-loader");
      thread.setDaemon(true);
      thread.start();
    }
    return made;
  }

  /**
   * Waits until the object is made.
   *
   * @throws InterruptedOperation if this thread is interrupted; the making goes on
   */
  public T get() {
    CompletableFuture<T> known = made;
    try {
      return (known != null && isMade(known) ? known : start()).get();
    } catch (InterruptedException e) {
      throw new InterruptedOperation("waiting for the target");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Passes the object on if it is there. */
  public synchronized void ifMade(Consumer<T> action) {
    if (made != null && isMade(made)) {
      action.accept(made.join());
    }
  }

  public synchronized void forget() {
    made = null;
  }

  private static boolean isMade(CompletableFuture<?> result) {
    return result.isDone() && !result.isCompletedExceptionally();
  }

  private void complete(CompletableFuture<T> result) {
    try {
      result.complete(maker.get());
    } catch (Throwable e) {
      result.completeExceptionally(e);
    }
  }
}
