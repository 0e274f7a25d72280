// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Starts crash and takes in what it prints: the place of its endpoint, and its own words where it
 * fails. One thread does both and lives as long as crash, because crash asks the kernel for SIGUSR2
 * when its parent thread ends (prctl PR_SET_PDEATHSIG), and ends then itself.
 */
final class CrashOutput {
  private static final String SERVING = "jkdump: serving on ";
  private static final int KEPT_LINES = 200;

  private final Deque<String> lines = new ArrayDeque<>();
  private final CompletableFuture<Process> process = new CompletableFuture<>();
  private final CompletableFuture<String> socket = new CompletableFuture<>();
  private final Thread reader;

  CrashOutput(ProcessBuilder builder) {
    reader = new Thread(() -> run(builder), "jkdump-crash");
    reader.setDaemon(true);
    reader.start();
  }

  /** The started process. */
  Process process() throws IOException {
    try {
      return process.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    }
  }

  /** Completed with the endpoint's path, or exceptionally when crash ends without one. */
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

  private void run(ProcessBuilder builder) {
    try {
      Process started = builder.start();
      process.complete(started);
      readAll(started);
    } catch (IOException | RuntimeException e) {
      process.completeExceptionally(e);
    }
  }

  private void readAll(Process started) {
    try (BufferedReader in = started.inputReader(StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        take(line);
      }
    } catch (IOException e) {
      // The process is gone; what it said is kept.
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
