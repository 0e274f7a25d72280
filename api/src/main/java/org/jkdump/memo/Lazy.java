// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memo;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Expensive object that is made once, in the background if {@link #start} is called early. A
 * failure is tried again.
 */
public final class Lazy<T> {
  private final Supplier<T> maker;
  private CompletableFuture<T> made;

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

  public T get() {
    try {
      return start().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Passes the object on if it is there. */
  public synchronized void ifMade(Consumer<T> action) {
    if (made != null && made.isDone() && !made.isCompletedExceptionally()) {
      action.accept(made.join());
    }
  }

  public synchronized void forget() {
    made = null;
  }

  private void complete(CompletableFuture<T> result) {
    try {
      result.complete(maker.get());
    } catch (Throwable e) {
      result.completeExceptionally(e);
    }
  }
}
