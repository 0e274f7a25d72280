// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.protocol;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import jdk.net.ExtendedSocketOptions;
import org.jkdump.bridge.posix.Posix;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.OpenException;
import org.jkdump.target.TargetException;

/**
 * One connection to the extension. Requests go through a thread of their own: a channel whose
 * calling thread is interrupted would be closed, and ^C must not cost the connection.
 */
public final class Connection implements AutoCloseable {
  private static final int GRACE_SECONDS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int CHUNK = 1 << 20;
  private static final int ROOT = 0;

  private final Path socket;
  private final SocketChannel channel;
  private final ExecutorService worker = daemon("jkdump-io");
  private final ExecutorService interrupter = daemon("jkdump-interrupt");
  private int nextId = 1;
  private volatile Exchange running;

  private Connection(Path socket, SocketChannel channel) {
    this.socket = socket;
    this.channel = channel;
  }

  /** The other side has not said a word: its crash runs a command. */
  public static final class BusyException extends IOException {
    private static final long serialVersionUID = 1L;

    BusyException(Path socket, Duration patience) {
      super(
          String.format(
              "%s has not answered for %d s: its crash is busy with a command; try again when it"
                  + " is done",
              socket, patience.toSeconds()));
    }
  }

  /** Connects and agrees on the protocol. */
  public static Connection to(Path socket) throws IOException {
    return to(socket, PATIENCE);
  }

  /**
   * Connects and agrees on the protocol.
   *
   * @throws BusyException if the other side does not answer in time
   */
  public static Connection to(Path socket, Duration patience) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(socket));
      checkPeer(channel, socket);
      Connection connection = new Connection(socket, channel);
      connection.hello(patience);
      return connection;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Sends a request and waits for its reply.
   *
   * @throws LostException if the other side is gone
   * @throws InterruptedException if the thread was interrupted, which interrupts the request, too
   */
  public Reply call(Request request) throws LostException, InterruptedException {
    return call(request, piece -> {});
  }

  /**
   * Sends a request and waits for its reply.
   *
   * @param pieces is given each payload before the reply proper, in the thread that reads it
   */
  public Reply call(Request request, Consumer<byte[]> pieces)
      throws LostException, InterruptedException {
    Exchange exchange = new Exchange(request, pieces);
    Future<Reply> reply = submit(exchange);
    boolean over = false;
    try {
      Reply got = reply.get();
      over = true;
      return got;
    } catch (CancellationException e) {
      over = true;
      throw new LostException(e);
    } catch (ExecutionException e) {
      over = true;
      throw failure(e.getCause());
    } finally {
      // A debugger, as jshell has one, may throw an exception into this thread.
      if (!over) {
        abandon(exchange, reply);
      }
    }
  }

  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() {
    // Calls queued behind the running one must not wait for ever.
    worker.shutdownNow().forEach(task -> ((Future<?>) task).cancel(false));
    interrupter.shutdownNow();
    try {
      channel.close();
    } catch (IOException e) {
      // The connection is gone either way.
    }
  }

  /** The other side is gone. */
  public static final class LostException extends Exception {
    private static final long serialVersionUID = 1L;

    public LostException(Throwable cause) {
      super(cause);
    }
  }

  /** One request and its reply; the caller may give up before the request is sent. */
  private final class Exchange implements Callable<Reply> {
    private final Request request;
    private final Consumer<byte[]> pieces;
    private boolean begun;
    private boolean abandoned;

    Exchange(Request request, Consumer<byte[]> pieces) {
      this.request = request;
      this.pieces = pieces;
    }

    @Override
    public Reply call() throws IOException {
      running = this;
      try {
        return exchange(request, this::begin, this::deliver);
      } finally {
        running = null;
      }
    }

    // An interrupt that overtook its request would be lost.
    private synchronized void begin(ByteBuffer frame) throws IOException {
      if (abandoned) {
        throw new CancellationException();
      }
      write(frame);
      begun = true;
    }

    synchronized boolean isAbandoned() {
      return abandoned;
    }

    /** Whether the request was sent. */
    synchronized boolean abandon() {
      abandoned = true;
      return begun;
    }

    private synchronized void deliver(byte[] piece) {
      if (!abandoned) {
        pieces.accept(piece);
      }
    }
  }

  private Future<Reply> submit(Exchange exchange) throws LostException {
    try {
      return worker.submit(exchange);
    } catch (java.util.concurrent.RejectedExecutionException e) {
      throw new LostException(e);
    }
  }

  private void abandon(Exchange exchange, Future<Reply> reply) {
    if (exchange.abandon()) {
      interrupter.execute(this::sendInterrupt);
      settle(reply);
      return;
    }
    // The call waits behind one that was interrupted and goes on all the same.
    Exchange first = running;
    if (first != null && first.isAbandoned()) {
      interrupter.execute(this::sendInterrupt);
    }
  }

  private interface Sending {
    void send(ByteBuffer frame) throws IOException;
  }

  private Reply exchange(Request request, Sending sending, Consumer<byte[]> pieces)
      throws IOException {
    try {
      int id = nextId++;
      sending.send(request.frame(id));
      while (true) {
        ByteBuffer header = read(Protocol.HEADER);
        check(header, request, id);
        int status = header.getShort(14) & 0xffff;
        byte[] payload = read(header.getInt(4)).array();
        if (status != Protocol.STATUS_MORE) {
          return new Reply(status, payload);
        }
        pieces.accept(payload);
      }
    } catch (CancellationException e) {
      throw e;
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      channel.close();
      throw e;
    }
  }

  private void check(ByteBuffer header, Request request, int id) throws IOException {
    int length = header.getInt(4);
    boolean sound = length >= 0 && length <= Protocol.MAX_REPLY;
    boolean answers = header.getInt(8) == id && header.getShort(12) == request.op();
    // The extension answers a frame that it can't read without the frame's id.
    boolean refused = header.getShort(14) == Protocol.STATUS_BAD_FRAME;
    if (header.getInt(0) != Protocol.MAGIC || !sound || !(answers || refused)) {
      throw new IOException("no jkdump endpoint answers on " + socket);
    }
  }

  private void write(ByteBuffer frame) throws IOException {
    while (frame.hasRemaining()) {
      channel.write(frame);
    }
  }

  // Reads in chunks, because a channel copies through a direct buffer of the size asked for.
  private ByteBuffer read(int length) throws IOException {
    ByteBuffer data = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (data.position() < length) {
      data.limit(Math.min(length, data.position() + CHUNK));
      if (channel.read(data) < 0) {
        throw new EOFException("the extension hung up");
      }
    }
    return data.flip();
  }

  private void sendInterrupt() {
    try {
      write(new Request(Protocol.INTERRUPT).frame(0));
    } catch (IOException e) {
      // The interrupted call fails by itself.
    }
  }

  // Waits for the interrupted request, so that the connection is free again. If the request
  // outlasts the grace, later requests queue behind it.
  private static void settle(Future<Reply> reply) {
    try {
      reply.get(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | CancellationException e) {
      // The next call fails, too.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static LostException failure(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return new LostException(cause);
  }

  private void hello(Duration patience) throws IOException {
    Future<?> agreed = worker.submit(this::greeted);
    try {
      agreed.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      close();
      throw new BusyException(socket, patience);
    } catch (InterruptedException e) {
      close();
      throw new InterruptedOperation("connecting to " + socket);
    } catch (ExecutionException e) {
      close();
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
    }
  }

  private Void greeted() throws IOException {
    Request hello = new Request(Protocol.HELLO).u16(Protocol.VERSION).u16(Protocol.OLDEST);
    Reply reply = exchange(hello, this::write, piece -> {});
    switch (reply.status()) {
      case Protocol.STATUS_OK -> agree(reply.u16(), reply.u16());
      case Protocol.STATUS_VERSION, Protocol.STATUS_REFUSED ->
          throw new OpenException(socket + ": " + reply.str());
      default -> throw new TargetException(socket + ": " + reply.str());
    }
    return null;
  }

  private void agree(int spoken, int oldest) {
    if (spoken < Protocol.OLDEST || oldest > Protocol.VERSION) {
      throw new OpenException(
          String.format(
              "%s: the endpoint speaks protocol %d (oldest %d), this jkdump speaks %d (oldest %d):"
                  + " use both from one jkdump installation",
              socket, spoken, oldest, Protocol.VERSION, Protocol.OLDEST));
    }
  }

  private static void checkPeer(SocketChannel channel, Path socket) throws IOException {
    UserPrincipal peer = channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
    int self = Posix.effectiveUser();
    if (self != ROOT && !peer.equals(Posix.user(self)) && !peer.equals(Posix.user(ROOT))) {
      throw new OpenException(
          String.format("%s belongs to %s, not to you (user %d): refused", socket, peer, self));
    }
  }

  private static ExecutorService daemon(String name) {
    return Executors.newSingleThreadExecutor(
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }
}
