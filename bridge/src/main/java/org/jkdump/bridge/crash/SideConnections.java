// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.crash;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jkdump.bridge.protocol.Connection;
import org.jkdump.bridge.protocol.Reply;
import org.jkdump.bridge.protocol.Request;

/** Pool of connections beside the shared one, for long requests. */
public final class SideConnections implements AutoCloseable {
  // The extension serves 32 clients at once, and other processes may be attached.
  private static final int AT_ONCE = 16;

  private final Link link;
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final Deque<Connection> idle = new ArrayDeque<>();

  public SideConnections(Link link) {
    this.link = link;
  }

  /** Calls as {@link Connection#call} does; waits if too many connections are busy. */
  public Reply call(Request request, Consumer<byte[]> pieces)
      throws Connection.LostException, InterruptedException {
    free.acquire();
    Connection connection = null;
    boolean sound = false;
    try {
      connection = take();
      Reply reply = connection.call(request, pieces);
      sound = true;
      return reply;
    } catch (IOException e) {
      throw new Connection.LostException(e);
    } finally {
      giveBack(connection, sound);
      free.release();
    }
  }

  /** Closes the idle connections; the busy ones end with the crash behind them. */
  @Override
  public synchronized void close() {
    idle.forEach(Connection::close);
    idle.clear();
  }

  private Connection take() throws IOException {
    Connection kept;
    synchronized (this) {
      kept = idle.poll();
    }
    return kept != null && kept.isOpen() ? kept : link.another();
  }

  // The extension ends the request of a connection that is closed.
  private synchronized void giveBack(Connection connection, boolean sound) {
    if (sound) {
      idle.push(connection);
    } else if (connection != null) {
      connection.close();
    }
  }
}
