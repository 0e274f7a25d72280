// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.vmlinux;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Download of one file, which ends if the server is silent for too long. */
final class Download {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration STALL = Duration.ofSeconds(30);
  private static final long TICK_MILLIS = 100;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final long MOST = 16L << 30;
  private static final long RESERVE = 64L << 20;

  private final URI from;
  private final Path into;
  private final Patience patience;
  private volatile long total = -1;

  /**
   * @param into an existing file
   * @param first time until the answer's first byte
   */
  Download(URI from, Path into, Duration first) {
    this(from, into, new Patience(first, STALL));
  }

  Download(URI from, Path into, Patience patience) {
    this.from = from;
    this.into = into;
    this.patience = patience;
  }

  /**
   * Downloads the file.
   *
   * @param progress takes the megabytes received
   * @throws IOException if the server has no such file, or the file did not come whole
   */
  void run(Consumer<String> progress) throws IOException, InterruptedException {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(CONNECT)
            .build();
    CompletableFuture<HttpResponse<Path>> answer =
        client.sendAsync(HttpRequest.newBuilder(from).build(), this::receiver);
    try {
      check(await(answer, progress).statusCode());
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e);
    } finally {
      answer.cancel(true);
    }
  }

  private BodySubscriber<Path> receiver(ResponseInfo answer) {
    if (answer.statusCode() != OK) {
      return BodySubscribers.replacing(into);
    }
    total = answer.headers().firstValueAsLong("Content-Length").orElse(-1);
    return BodySubscribers.ofFile(into, StandardOpenOption.WRITE);
  }

  private HttpResponse<Path> await(
      CompletableFuture<HttpResponse<Path>> answer, Consumer<String> progress)
      throws IOException, InterruptedException, ExecutionException {
    String shown = "";
    while (true) {
      long received = Files.size(into);
      patience.check(received);
      checkSpace(received);
      String words = words(received);
      if (!words.equals(shown)) {
        progress.accept(words);
      }
      shown = words;
      try {
        return answer.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // Not there yet.
      }
    }
  }

  private void checkSpace(long size) throws IOException {
    if (size > MOST) {
      throw new IOException("the server's answer is longer than any vmlinux");
    }
    long free = Files.getFileStore(into).getUsableSpace();
    if (Math.max(total - size, RESERVE) > free) {
      throw new IOException(
          String.format(
              "it does not fit into %s (%d MB free): set JKDUMP_CACHE to a larger place",
              into.getParent(), free >> 20));
    }
  }

  private void check(int status) throws IOException {
    if (status != OK) {
      throw new IOException(
          status == NOT_FOUND ? "the server has no such build" : "HTTP status " + status);
    }
    long size = Files.size(into);
    if (total >= 0 && size != total) {
      throw new IOException(String.format("only %d of %d bytes came", size, total));
    }
  }

  private String words(long received) {
    String host = from.getHost();
    return total > 0
        ? String.format(
            "downloading vmlinux from %s: %d of %d MB", host, received >> 20, total >> 20)
        : String.format("downloading vmlinux from %s: %d MB", host, received >> 20);
  }
}
