// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.vmlinux;

import static org.jkdump.bridge.vmlinux.TestKernel.ID;
import static org.jkdump.bridge.vmlinux.TestKernel.OTHER;
import static org.jkdump.bridge.vmlinux.TestKernel.RELEASE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jkdump.target.InterruptedOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DebuginfodTest {
  private static final String PATH = "/buildid/" + ID + "/debuginfo";

  @TempDir private Path root;
  private final List<String> notes = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private byte[] kernel;

  @BeforeEach
  void start() throws IOException {
    kernel = Files.readAllBytes(TestKernel.make(root.resolve("kernel"), ID, RELEASE));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private String url(String place) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + place;
  }

  private interface Answer {
    void give(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private void serve(String path, Answer answer) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            answer.give(exchange);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private void serve(String path, byte[] content) {
    serve(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, content.length);
          exchange.getResponseBody().write(content);
        });
  }

  private Optional<Path> fetch(String urls) {
    DebuginfodSettings settings =
        DebuginfodSettings.of(Map.of("DEBUGINFOD_URLS", urls, "DEBUGINFOD_TIMEOUT", "1"), root);
    Path target = root.resolve("cache").resolve(ID).resolve("vmlinux");
    return new Debuginfod(settings).fetch(ID, target, said::add, notes::add);
  }

  private void assertNothingIsKept() throws IOException {
    if (Files.exists(root.resolve("cache"))) {
      try (Stream<Path> left = Files.walk(root.resolve("cache"))) {
        assertEquals(List.of(), left.filter(Files::isRegularFile).toList());
      }
    }
  }

  private void assertRefused(String urls, String words) throws IOException {
    assertEquals(Optional.empty(), fetch(urls));
    assertEquals(1, notes.size(), notes.toString());
    assertTrue(notes.get(0).contains(words), notes.get(0));
    assertNothingIsKept();
  }

  @Test
  void theFileGoesIntoTheCache() throws IOException {
    serve(PATH, kernel);
    Path fetched = fetch(url("")).orElseThrow();
    assertEquals(root.resolve("cache").resolve(ID).resolve("vmlinux"), fetched);
    assertArrayEquals(kernel, Files.readAllBytes(fetched));
    assertEquals("downloading vmlinux from 127.0.0.1: 0 MB", said.get(0));
    assertEquals(List.of(), notes);
  }

  @Test
  void aRealServerHasIt() throws Exception {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "debuginfod"))),
        "Debian's package debuginfod is not installed");
    Path files = Files.createDirectories(root.resolve("served"));
    Files.write(files.resolve("vmlinux-6.1.0-test"), kernel);
    int port = freePort();
    Process debuginfod =
        new ProcessBuilder(
                "debuginfod", "-F", "-p", "" + port, "-d", ":memory:", "-t", "1", files.toString())
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("log").toFile())
            .start();
    try {
      Optional<Path> fetched = Optional.empty();
      for (int attempt = 0; attempt < 100 && fetched.isEmpty() && debuginfod.isAlive(); attempt++) {
        Thread.sleep(100);
        fetched = fetch("http://127.0.0.1:" + port + "/");
      }
      assertTrue(fetched.isPresent(), notes::toString);
      assertArrayEquals(kernel, Files.readAllBytes(fetched.get()));
    } finally {
      debuginfod.destroy();
      debuginfod.waitFor();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void theNextServerIsAsked() throws IOException {
    serve("/two" + PATH, kernel);
    assertTrue(fetch(url("/one") + " ima:enforcing  " + url("/two/")).isPresent());
    assertEquals(
        List.of("no vmlinux from " + url("/one" + PATH) + ": the server has no such build"), notes);
  }

  @Test
  void aRedirectionIsFollowed() throws IOException {
    serve("/elsewhere", kernel);
    serve(
        PATH,
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(302, -1);
        });
    assertTrue(fetch(url("")).isPresent(), notes.toString());
  }

  @Test
  void anErrorOfTheServer() throws IOException {
    serve(PATH, exchange -> exchange.sendResponseHeaders(503, -1));
    assertRefused(url(""), "HTTP status 503");
  }

  @Test
  void aServerThatIsNotThere() throws IOException {
    assertRefused("http://127.0.0.1:" + freePort(), "no connection");
  }

  @Test
  void aTruncatedAnswer() throws IOException {
    serve(
        PATH,
        exchange -> {
          exchange.sendResponseHeaders(200, kernel.length);
          exchange.getResponseBody().write(kernel, 0, kernel.length / 2);
        });
    assertRefused(url(""), "no vmlinux from " + url(PATH));
  }

  // Chunked, so that only the file itself shows that its end is missing.
  @Test
  void aCutFile() throws IOException {
    serve(
        PATH,
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(kernel, 0, kernel.length / 2);
        });
    assertRefused(url(""), "no sound ELF file");
  }

  @Test
  void anotherBuild() throws IOException {
    serve(PATH, Files.readAllBytes(TestKernel.make(root.resolve("other"), OTHER, RELEASE)));
    assertRefused(url(""), "the server's file has another identity: build-id " + OTHER);
  }

  @Test
  void aServerThatDoesNotAnswer() throws IOException {
    serve(PATH, exchange -> over.await());
    assertRefused(url(""), "the server sent nothing for 1 s");
  }

  @Test
  void aServerThatStops() throws IOException {
    serve(PATH, this::half);
    Path into = Files.createFile(root.resolve("into"));
    Duration second = Duration.ofSeconds(1);
    Patience patience = new Patience(second.multipliedBy(60), second);
    Download download = new Download(URI.create(url(PATH)), into, patience);
    IOException e = assertThrows(IOException.class, () -> download.run(said::add));
    assertEquals("the server sent nothing for 1 s", e.getMessage());
  }

  private void half(HttpExchange exchange) throws IOException, InterruptedException {
    exchange.sendResponseHeaders(200, kernel.length);
    OutputStream out = exchange.getResponseBody();
    out.write(kernel, 0, kernel.length / 2);
    out.flush();
    over.await();
  }

  @Test
  void anInterruptEndsTheDownload() throws IOException {
    Thread reader = Thread.currentThread();
    serve(
        PATH,
        exchange -> {
          reader.interrupt();
          half(exchange);
        });
    assertThrows(InterruptedOperation.class, () -> fetch(url("")));
    assertNothingIsKept();
  }

  @Test
  void noServerIsNoDelay() throws IOException {
    assertEquals(Optional.empty(), fetch(""));
    assertEquals(List.of(), said);
    assertEquals(List.of(), notes);
    assertNothingIsKept();
  }
}
