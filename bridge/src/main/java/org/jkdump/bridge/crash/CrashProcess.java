// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.OpenException;
import org.jkdump.target.OpenRequest;

/** A crash that serves one dump to this JVM and ends with it. */
final class CrashProcess implements AutoCloseable {
  private static final int SIGNALLED = 128;

  private final Process process;
  private final CrashOutput output;
  private Path socket;

  private CrashProcess(CrashOutput output) throws IOException {
    this.output = output;
    this.process = output.process();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "jkdump-end-of-crash"));
  }

  /**
   * Starts crash and waits until it serves.
   *
   * @throws OpenException with crash's own words and what to check
   */
  static CrashProcess start(OpenRequest request) {
    DumpFiles.check(request);
    Path extension = Installation.extension();
    CrashProcess crash = launch(request);
    try {
      // Where the extension or its endpoint is refused, crash ends, and its words say why.
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

  /** How the process ended, with what it said, in a few words. */
  String end() {
    String said = output.text();
    String words = said.isEmpty() ? "" : ", saying:\n" + said.indent(2).stripTrailing() + "\n";
    return ending() + words;
  }

  private String ending() {
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        return "crash (pid " + process.pid() + ") does not answer";
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    int code = process.isAlive() ? 0 : process.exitValue();
    String how =
        code > SIGNALLED
            ? "was killed by signal " + (code - SIGNALLED)
            : "ended with status " + code;
    return "crash (pid " + process.pid() + ") " + how;
  }

  /** Ends crash: with its input closed it leaves by itself; otherwise it is killed. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It is gone already.
    }
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    removeSocket();
  }

  // A crash that was killed leaves it behind.
  private void removeSocket() {
    try {
      if (socket != null) {
        Files.deleteIfExists(socket);
      }
    } catch (IOException e) {
      // Nobody answers on it.
    }
  }

  // A session of its own keeps the terminal's ^C away from it.
  private static CrashProcess launch(OpenRequest request) {
    String crash = Installation.crash(request.crash());
    ProcessBuilder builder =
        new ProcessBuilder("setsid", crash, "-s", request.vmlinux(), request.vmcore());
    builder.redirectErrorStream(true);
    builder.environment().put("TERM", "dumb");
    try {
      return new CrashProcess(new CrashOutput(builder));
    } catch (IOException e) {
      throw new OpenException("can't start " + crash + ": " + e.getMessage(), e);
    }
  }

  private void say(String lines) {
    try {
      OutputStream input = process.getOutputStream();
      input.write(lines.getBytes(StandardCharsets.UTF_8));
      input.flush();
    } catch (IOException e) {
      // It ended at once; its own words say why.
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
        if (seconds > request.timeout().toSeconds()) {
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
