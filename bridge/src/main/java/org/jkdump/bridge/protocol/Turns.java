// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.protocol;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jkdump.target.OpenException;
import org.jkdump.target.TargetException;

/** The turns of the process that {@code jsh} keeps, one for each time that somebody types it. */
public final class Turns implements AutoCloseable {
  private final Connection connection;

  private Turns(Connection connection) {
    this.connection = connection;
  }

  /** Those that the crash behind an endpoint has. */
  public static Turns at(String socket) {
    try {
      return new Turns(Connection.to(Path.of(socket)));
    } catch (IOException e) {
      throw new OpenException("can't attach to endpoint " + socket + ": " + e.getMessage(), e);
    }
  }

  /**
   * Says that the turn is over and waits for the next, however long that takes; interrupts don't
   * end it.
   *
   * @return absent where crash has ended
   * @throws TargetException where this is not the process that jsh keeps
   */
  public Optional<Turn> next() {
    CompletableFuture<Optional<Turn>> turn = new CompletableFuture<>();
    Thread thread = new Thread(() -> await(turn), "jkdump-next-turn");
    thread.setDaemon(true);
    thread.start();
    return turn.join();
  }

  @Override
  public void close() {
    connection.close();
  }

  private void await(CompletableFuture<Optional<Turn>> turn) {
    try {
      turn.complete(asked());
    } catch (RuntimeException | InterruptedException e) {
      turn.completeExceptionally(e);
    }
  }

  private Optional<Turn> asked() throws InterruptedException {
    try {
      Reply reply = connection.call(new Request(Protocol.NEXT));
      if (reply.status() != Protocol.STATUS_OK) {
        throw new TargetException(reply.str());
      }
      return Optional.of(Turn.of(reply));
    } catch (Connection.LostException e) {
      return Optional.empty();
    }
  }
}
