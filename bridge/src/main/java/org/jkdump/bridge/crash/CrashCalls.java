// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.crash;

import java.io.IOException;
import java.util.function.Consumer;
import org.jkdump.bridge.protocol.Connection;
import org.jkdump.bridge.protocol.Protocol;
import org.jkdump.bridge.protocol.Reply;
import org.jkdump.bridge.protocol.Request;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.OpenException;
import org.jkdump.target.TargetException;
import org.jkdump.target.TargetLostException;

/** Requests to one extension, over a connection that is made again after it was lost. */
final class CrashCalls implements AutoCloseable {
  private final Link link;
  private final SideConnections side;
  private Connection connection;
  private volatile Runnable onReturn = () -> {};
  private boolean closed;

  CrashCalls(Link link) throws IOException {
    this.link = link;
    this.side = new SideConnections(link);
    this.connection = link.connect();
  }

  Link link() {
    return link;
  }

  /**
   * Sends a request and waits for its reply.
   *
   * @param what the operation in the words of an error message
   */
  Reply call(Request request, String what) {
    return call(request, what, piece -> {});
  }

  /**
   * Sends a request and waits for its reply.
   *
   * @param pieces is given each piece that comes before the reply proper
   */
  Reply call(Request request, String what, Consumer<byte[]> pieces) {
    Connection current = open();
    return answer(current, () -> current.call(request, pieces), what);
  }

  /** Sends a long request over a side connection, so that other calls can go on. */
  Reply callAside(Request request, String what, Consumer<byte[]> pieces) {
    Connection main = open();
    return answer(main, () -> aside(main, request, what, pieces), what);
  }

  // One connection that ends is the end of its request only, if crash still answers on the other.
  private Reply aside(Connection main, Request request, String what, Consumer<byte[]> pieces)
      throws Connection.LostException, InterruptedException {
    try {
      return side.call(request, pieces);
    } catch (Connection.LostException e) {
      main.call(new Request(Protocol.FACTS));
      throw new TargetException(
          what + ": its connection ended, but crash is well: try it again", e);
    }
  }

  synchronized void reattach() {
    connection.close();
    side.close();
    open();
  }

  /** Sets the action that runs whenever the connection was made again. */
  void onReturn(Runnable action) {
    onReturn = action;
  }

  @Override
  public synchronized void close() {
    closed = true;
    side.close();
    connection.close();
    link.close();
  }

  private interface Call {
    Reply go() throws Connection.LostException, InterruptedException;
  }

  private Reply answer(Connection current, Call call, String what) {
    try {
      return checked(call.go(), what);
    } catch (Connection.LostException e) {
      current.close();
      side.close();
      throw new TargetLostException(link.lossText(), e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptedOperation(what);
    }
  }

  private static Reply checked(Reply reply, String what) {
    return switch (reply.status()) {
      case Protocol.STATUS_OK -> reply;
      case Protocol.STATUS_INTERRUPTED -> throw new InterruptedOperation(what);
      default -> throw new TargetException(what + ": " + reply.str().strip());
    };
  }

  private synchronized Connection open() {
    if (closed) {
      throw new TargetLostException(link.name() + " was closed");
    }
    if (!connection.isOpen()) {
      try {
        connection = link.connect();
        onReturn.run();
      } catch (IOException e) {
        throw new OpenException("can't reattach: " + link.lossText(), e);
      }
    }
    return connection;
  }
}
