// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Self-contained file, packed as {@code make dist} packs it, with small contents. */
final class SelfContained {
  static final int MEGABYTES = 3;

  private final Path directory;

  SelfContained(Path directory) {
    this.directory = directory;
  }

  /** Result of a command: its exit status and its output, standard error included. */
  record Result(int status, String text) {}

  Path file() {
    return directory.resolve("jkdump-1.2.3.run");
  }

  Path cache() {
    return directory.resolve("cache");
  }

  /** Returns the directory into which it unpacks: one subdirectory for each version. */
  Path place() {
    return cache().resolve("self");
  }

  /** Packs a launcher that prints its arguments, a silent runtime, and ballast. */
  SelfContained pack() throws IOException {
    Path home = directory.resolve("home");
    script(home.resolve("bin/jkdump"), "printf '<%s>' \"$@\"");
    script(home.resolve("jre/bin/java"), "exit 0");
    Files.createDirectories(home.resolve("startup"));
    Files.writeString(home.resolve("startup/kdump.jsh"), "/env -class-path @HOME@/lib/a.jar\n");
    byte[] ballast = new byte[MEGABYTES << 20];
    new Random(1).nextBytes(ballast);
    Files.write(home.resolve("ballast"), ballast);
    Result packed = run("repl/packaging/run " + home + " " + file());
    if (packed.status != 0) {
      throw new IOException(packed.text);
    }
    return this;
  }

  /** Runs a shell command in the project's directory; {@code $FILE} is the file. */
  Result run(String command) {
    try {
      Process process = start(command);
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
      return new Result(process.waitFor(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Process start(String command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true);
    builder.directory(Path.of(System.getProperty("jkdump.project")).toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "VERSION", "1.2.3",
                "SOURCE_DATE_EPOCH", "1700000000",
                "FILE", file().toString(),
                "CACHE", cache().toString(),
                "JKDUMP_CACHE", cache().toString()));
    return builder.start();
  }

  /** Returns the names in the unpacking directory, including unfinished ones. */
  List<String> unpacked() throws IOException {
    try (var names = Files.list(place())) {
      return new ArrayList<>(names.map(name -> name.getFileName().toString()).toList());
    }
  }

  private static void script(Path file, String command) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + command + "\n");
    file.toFile().setExecutable(true);
  }
}
