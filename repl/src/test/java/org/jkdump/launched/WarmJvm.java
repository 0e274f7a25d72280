// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A JVM that runs many command lines in a directory of its own, one after another: each does what
 * the launcher's process would, without the cost of its start.
 */
final class WarmJvm implements AutoCloseable {
  private final Path directory = Scratch.directory();
  private final Process process;
  private final DataOutputStream requests;
  private final DataInputStream replies;

  WarmJvm() {
    try {
      ProcessBuilder builder = new Surroundings(directory).there().process(command());
      process = builder.redirectError(Redirect.INHERIT).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    requests = new DataOutputStream(process.getOutputStream());
    replies = new DataInputStream(process.getInputStream());
  }

  private static String[] command() {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of(Surroundings.SHORT_LIVED.split(" ")));
    if (Runtime.version().feature() >= 22) {
      line.add("--enable-native-access=ALL-UNNAMED");
    }
    line.add("-Djdk.console=java.base");
    line.add("-Djkdump.home=" + Testbed.home());
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    line.add(CommandServer.class.getName());
    return line.toArray(String[]::new);
  }

  /** The working directory, and the only one that is written to; empty when a test begins. */
  Path directory() {
    return directory;
  }

  /** Removes what a test left in the directory. */
  void clear() {
    try (Stream<Path> files = Files.list(directory)) {
      files.forEach(Scratch::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command line. */
  Run jkdump(String... arguments) {
    CompletableFuture<Run> run = CompletableFuture.supplyAsync(() -> answer(arguments), Run::start);
    try {
      return run.get(Run.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      close();
      throw new AssertionError("jkdump " + String.join(" ", arguments) + " did not end well", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Run answer(String... arguments) {
    try {
      requests.writeInt(arguments.length);
      for (String argument : arguments) {
        CommandServer.write(requests, argument.getBytes(StandardCharsets.UTF_8));
      }
      requests.flush();
      int status = replies.readInt();
      return Run.ended(status, CommandServer.text(replies), CommandServer.text(replies));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
