// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jkdump.bridge.posix.ChildProcess;

/**
 * Starts crash and reads its output: the path of its endpoint, and its error messages. One thread
 * does both and lives as long as crash, because crash has the kernel send it SIGUSR2 when its
 * parent thread ends (prctl PR_SET_PDEATHSIG), and ends then.
 */
final class CrashOutput {
  private static final String SERVING = "jkdump: serving on ";
  private static final int KEPT_LINES = 200;

  private final Deque<String> lines = new ArrayDeque<>();
  private final CompletableFuture<ChildProcess> process = new CompletableFuture<>();
  private final CompletableFuture<String> socket = new CompletableFuture<>();
  private final Thread reader;

  CrashOutput(List<String> command, Map<String, String> environment) {
    reader = new Thread(() -> run(command, environment), "jkdump-crash");
    reader.setDaemon(true);
    reader.start();
  }

  /** The started process. */
  ChildProcess process() throws IOException {
    try {
      return process.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    }
  }

  /** Completed with the endpoint's path, or exceptionally if crash ends without one. */
  CompletableFuture<String> socket() {
    return socket;
  }

  /** The last lines that crash printed. */
  String text() {
    try {
      reader.join(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (lines) {
      return String.join("\n", lines).strip();
    }
  }

  private void run(List<String> command, Map<String, String> environment) {
    try {
      ChildProcess started = ChildProcess.start(command, environment);
      process.complete(started);
      readAll(started);
    } catch (IOException | RuntimeException | LinkageError e) {
      process.completeExceptionally(e);
    }
  }

  private void readAll(ChildProcess started) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(started.output(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        take(line);
      }
    } catch (IOException e) {
      // The process is gone; its output so far is kept.
    }
    socket.completeExceptionally(new IOException("crash ended"));
  }

  private void take(String line) {
    int at = line.indexOf(SERVING);
    if (at >= 0) {
      socket.complete(line.substring(at + SERVING.length()).replaceFirst(" \\(.*\\)$", ""));
      return;
    }
    synchronized (lines) {
      lines.add(line.replaceAll(".*\r", ""));
      if (lines.size() > KEPT_LINES) {
        lines.removeFirst();
      }
    }
  }
}
