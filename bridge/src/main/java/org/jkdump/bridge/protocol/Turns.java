// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.protocol;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jkdump.target.OpenException;
import org.jkdump.target.TargetException;

/** Source of turns for the JVM that {@code jsh} keeps: one turn for each line that names it. */
public final class Turns implements AutoCloseable {
  private final Connection connection;

  private Turns(Connection connection) {
    this.connection = connection;
  }

  /** The turns of the crash behind an endpoint. */
  public static Turns at(String socket) {
    try {
      return new Turns(Connection.to(Path.of(socket)));
    } catch (IOException e) {
      throw new OpenException("can't attach to endpoint " + socket + ": " + e.getMessage(), e);
    }
  }

  /**
   * Ends the turn and waits for the next one, however long that takes. An interrupt does not end
   * the wait.
   *
   * @return absent if crash has ended
   * @throws TargetException if this is not the process that jsh keeps
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
