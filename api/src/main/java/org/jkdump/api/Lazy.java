// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Something expensive that is made once, ahead of its use where possible; a failure is tried again.
 */
final class Lazy<T> {
  private final Supplier<T> maker;
  private CompletableFuture<T> made;

  Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  /** Begins to make it in the background. */
  synchronized CompletableFuture<T> start() {
    if (made == null || made.isCompletedExceptionally()) {
      made = new CompletableFuture<>();
      CompletableFuture<T> result = made;
      Thread thread = new Thread(() -> complete(result), "jkdump-loader");
      thread.setDaemon(true);
      thread.start();
    }
    return made;
  }

  T get() {
    try {
      return start().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  synchronized void forget() {
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
