// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.jkdump.bridge.protocol.Protocol;

/** Endpoint that answers as a test says, one connection after another. */
final class FakeServer implements AutoCloseable {
  private final Path directory;
  private final Path socket;
  private final ServerSocketChannel channel;
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final List<Integer> seen = new CopyOnWriteArrayList<>();

  /** Reaction to a request. */
  interface Answer {
    void give(Exchange exchange) throws IOException;
  }

  /** Request, with the connection for the reply. */
  record Exchange(SocketChannel client, int id, int op, ByteBuffer payload) {
    void ok(byte... payload) throws IOException {
      reply(0, payload);
    }

    void reply(int status, byte... payload) throws IOException {
      send(frame(Protocol.MAGIC, payload.length, id, status, payload));
    }

    byte[] frame(int magic, int length, int replyId, int status, byte... content) {
      ByteBuffer frame = numbers(16 + content.length).putInt(magic).putInt(length).putInt(replyId);
      return frame.putShort((short) op).putShort((short) status).put(content).array();
    }

    void send(byte... bytes) throws IOException {
      client.write(ByteBuffer.wrap(bytes));
    }

    void hangUp() throws IOException {
      client.close();
    }
  }

  FakeServer() throws IOException {
    directory = Files.createTempDirectory("jkdump-test");
    socket = directory.resolve("s.sock");
    channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    channel.bind(UnixDomainSocketAddress.of(socket));
    start(this::serve, "fake-server");
  }

  Path socket() {
    return socket;
  }

  /** Returns the operations requested so far. */
  List<Integer> seen() {
    return seen;
  }

  FakeServer then(Answer answer) {
    answers.add(answer);
    return this;
  }

  /** Answers HELLO and FACTS as a correct endpoint does. */
  FakeServer welcome() {
    return then(hello(Protocol.VERSION, Protocol.OLDEST))
        .then(e -> e.ok(facts("pagesize", "4096", "release", "5.10")));
  }

  static Answer hello(int version, int oldest) {
    return e -> e.ok(numbers(4).putShort((short) version).putShort((short) oldest).array());
  }

  static byte[] facts(String... words) {
    ByteBuffer facts = numbers(4096).putInt(words.length / 2);
    for (String word : words) {
      facts.put(text(word));
    }
    return java.util.Arrays.copyOf(facts.array(), facts.position());
  }

  static byte[] text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return numbers(4 + bytes.length).putInt(bytes.length).put(bytes).array();
  }

  static ByteBuffer numbers(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(socket);
    Files.deleteIfExists(directory);
  }

  private void serve() {
    while (channel.isOpen()) {
      try {
        SocketChannel client = channel.accept();
        start(() -> serveAll(client), "fake-server-client");
      } catch (IOException e) {
        // The test has ended.
      }
    }
  }

  private void serveAll(SocketChannel client) {
    try (client) {
      serve(client);
    } catch (IOException e) {
      // The client or the test has ended.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void start(Runnable body, String name) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(SocketChannel client) throws IOException, InterruptedException {
    while (client.isOpen()) {
      Exchange request = request(client);
      seen.add(request.op());
      if (request.op() != Protocol.INTERRUPT || answers.peek() != null) {
        answers.take().give(request);
      }
    }
  }

  private static Exchange request(SocketChannel client) throws IOException {
    ByteBuffer header = read(client, 16);
    ByteBuffer payload = read(client, header.getInt(4));
    return new Exchange(client, header.getInt(8), header.getShort(12), payload);
  }

  private static ByteBuffer read(SocketChannel client, int length) throws IOException {
    ByteBuffer data = numbers(length);
    while (data.hasRemaining()) {
      if (client.read(data) < 0) {
        throw new IOException("the client hung up");
      }
    }
    return data.flip();
  }

  static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
