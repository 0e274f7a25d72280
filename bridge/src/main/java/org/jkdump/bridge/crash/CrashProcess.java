// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jkdump.bridge.file.NamedFile;
import org.jkdump.bridge.posix.ChildProcess;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.OpenException;
import org.jkdump.target.OpenRequest;

/** A crash that serves one dump to this JVM and ends with it. */
final class CrashProcess implements AutoCloseable {
  private static final int SIGNALLED = 128;
  private static final int PATIENCE_SECONDS = 2;

  private final ChildProcess process;
  private final CrashOutput output;
  private Path socket;

  private CrashProcess(CrashOutput output) throws IOException {
    this.output = output;
    this.process = output.process();
    Runtime.getRuntime().addShutdownHook(new Thread(this::leave, "jkdump-end-of-crash"));
  }

  /**
   * Starts crash and waits until it serves.
   *
   * @throws OpenException with crash's own words and what to check
   */
  static CrashProcess start(OpenRequest request) {
    NamedFile.check("vmlinux", Path.of(request.vmlinux()));
    request.vmcores().forEach(part -> NamedFile.check("dump", Path.of(part)));
    Path extension = Installation.extension();
    CrashProcess crash = launch(request);
    try {
      // If the extension or its endpoint is refused, crash ends, and its output says why.
      crash.say("extend \"" + extension + "\"\njkdump serve --owned\nquit\n");
      crash.await(request);
      return crash;
    } catch (RuntimeException e) {
      crash.close();
      throw e;
    }
  }

  Path socket() {
    return socket;
  }

  long pid() {
    return process.pid();
  }

  /** Says in a few words how the process ended, with its last output. */
  String end() {
    String said = output.text();
    String words = said.isEmpty() ? "" : ", saying:\n" + said.indent(2).stripTrailing() + "\n";
    return ending() + words;
  }

  private String ending() {
    String how = "does not answer";
    try {
      OptionalInt exit = process.exit(PATIENCE_SECONDS);
      how = exit.isPresent() ? ending(exit.getAsInt()) : how;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "crash (pid " + process.pid() + ") " + how;
  }

  private static String ending(int status) {
    return status > SIGNALLED
        ? "was killed by signal " + (status - SIGNALLED)
        : "ended with status " + status;
  }

  /** Ends crash: closes its input, on which crash leaves, and kills it if it stays. */
  @Override
  public void close() {
    try {
      process.input().close();
    } catch (IOException e) {
      // Crash is gone already.
    }
    try {
      if (process.exit(PATIENCE_SECONDS).isEmpty()) {
        process.kill();
      }
    } catch (InterruptedException e) {
      process.kill();
      Thread.currentThread().interrupt();
    }
    removeSocket();
  }

  // Crash has to end before this JVM does: the signal of its lost parent (see CrashOutput) may
  // interrupt crash's exit, which then waits for itself.
  private void leave() {
    process.terminate();
    close();
  }

  // A killed crash leaves its socket behind.
  private void removeSocket() {
    try {
      if (socket != null) {
        Files.deleteIfExists(socket);
      }
    } catch (IOException e) {
      // A socket on which nobody answers does no harm.
    }
  }

  private static CrashProcess launch(OpenRequest request) {
    String crash = Installation.crash(request.crash().program());
    List<String> command = new ArrayList<>(List.of(crash, "-s"));
    command.addAll(request.crash().options());
    command.add(request.vmlinux());
    command.addAll(request.vmcores());
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("TERM", "dumb");
    try {
      return new CrashProcess(new CrashOutput(command, environment));
    } catch (IOException e) {
      throw new OpenException("can't start " + crash + ": " + e.getMessage(), e);
    }
  }

  private void say(String lines) {
    try {
      OutputStream input = process.input();
      input.write(lines.getBytes(StandardCharsets.UTF_8));
      input.flush();
    } catch (IOException e) {
      // Crash ended at once; its output says why.
    }
  }

  private void await(OpenRequest request) {
    try {
      awaitSocket(request);
    } finally {
      request.progress().accept("");
    }
  }

  private void awaitSocket(OpenRequest request) {
    long begin = System.nanoTime();
    while (true) {
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
      try {
        socket = Path.of(output.socket().get(1, TimeUnit.SECONDS));
        return;
      } catch (TimeoutException e) {
        request.progress().accept(String.format("crash is loading the dump... %d s", seconds + 1));
        if (seconds > request.crash().timeout().toSeconds()) {
          throw new OpenException("crash did not get ready within " + seconds + " s");
        }
      } catch (ExecutionException e) {
        throw new OpenException(Diagnosis.of(request, output.text(), ending()));
      } catch (InterruptedException e) {
        throw new InterruptedOperation("opening the dump");
      }
    }
  }
}
