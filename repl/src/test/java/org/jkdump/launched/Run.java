// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Result of a program that ran without a terminal.
 *
 * @param status exit status
 */
record Run(int status, String out, String err) {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  // The first run of a JVM's tests prints this.
  private static final String MAKING = "making the classes of \\S+, once \\.\\.\\.\n";

  /** Runs jkdump. */
  static Run jkdump(Surroundings surroundings, String... arguments) {
    return typed("", surroundings, arguments);
  }

  /** Runs jkdump with a text on standard input. */
  static Run typed(String input, Surroundings surroundings, String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = Testbed.launcher().toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return of(input, surroundings.process(command));
  }

  /** Runs jkdump in a directory. */
  static Run jkdumpIn(Path directory, Surroundings surroundings, String... arguments) {
    List<String> command = new ArrayList<>(List.of(Testbed.launcher().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = surroundings.process(command.toArray(String[]::new));
    return of("", builder.directory(directory.toFile()));
  }

  static Run of(String input, ProcessBuilder builder) {
    return of(input, builder, PATIENCE);
  }

  /** Runs a program that has longer to end than others. */
  static Run of(String input, ProcessBuilder builder, Duration patience) {
    try {
      Process process = builder.redirectInput(file(input)).start();
      var out = CompletableFuture.supplyAsync(() -> all(process.getInputStream()), Run::start);
      var err = CompletableFuture.supplyAsync(() -> all(process.getErrorStream()), Run::start);
      if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(
            builder.command() + " did not end; it printed:\n" + out.join() + err.join());
      }
      return ended(process.exitValue(), out.join(), err.join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Result of a program that has ended. */
  static Run ended(int status, String out, String err) {
    return new Run(status, out, err.replaceAll(MAKING, ""));
  }

  private static File file(String input) throws IOException {
    if (input.isEmpty()) {
      return new File("/dev/null");
    }
    File file = File.createTempFile("jkdump-input", ".txt");
    file.deleteOnExit();
    java.nio.file.Files.writeString(file.toPath(), input);
    return file;
  }

  private static String all(InputStream in) {
    try {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // A thread of its own, because the common pool may have only one.
  static void start(Runnable task) {
    new Thread(task).start();
  }
}
