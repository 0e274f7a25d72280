// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.program;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jkdump.target.TargetException;

/** Redirection of standard output, until it is closed. */
public final class ProgramOutput implements AutoCloseable {
  private final PrintStream before = System.out;
  private final PrintStream now;
  private final String name;
  private final Process reader;

  private ProgramOutput(OutputStream to, String name, Process reader) {
    this.now = new PrintStream(new PipeOutput(to), true, StandardOutput.charset());
    this.name = name;
    this.reader = reader;
    before.flush();
    System.setOut(now);
  }

  /** Runs a body with its output redirected, if a redirection is given. */
  public static <T> T during(Optional<ProgramOutput> elsewhere, Supplier<T> body) {
    try {
      return body.get();
    } finally {
      elsewhere.ifPresent(ProgramOutput::close);
    }
  }

  /** The redirection that a typed line asks for. */
  public static Optional<ProgramOutput> of(CommandWords line) {
    return switch (line.destination()) {
      case HERE -> Optional.empty();
      case PIPE -> Optional.of(toCommand(line.target()));
      case FILE -> Optional.of(to(Path.of(line.target()), false));
      case APPEND -> Optional.of(to(Path.of(line.target()), true));
    };
  }

  /**
   * To a file, in place of what it holds.
   *
   * @throws TargetException if the file can't be written
   */
  public static ProgramOutput to(Path file) {
    return to(file, false);
  }

  /**
   * To a file, or a pipe, behind what it holds.
   *
   * @throws TargetException if the file can't be written
   */
  public static ProgramOutput behind(Path file) {
    return to(file, true);
  }

  private static ProgramOutput to(Path file, boolean append) {
    try {
      return new ProgramOutput(new FileOutputStream(file.toFile(), append), file.toString(), null);
    } catch (IOException e) {
      throw new TargetException("can't write " + file + ": " + why(file, e), e);
    }
  }

  private static ProgramOutput toCommand(String command) {
    try {
      ProcessBuilder shell = new ProcessBuilder("sh", "-c", command);
      shell.redirectOutput(ProcessBuilder.Redirect.INHERIT);
      shell.redirectError(ProcessBuilder.Redirect.INHERIT);
      Process reader = shell.start();
      return new ProgramOutput(reader.getOutputStream(), "'" + command + "'", reader);
    } catch (IOException e) {
      throw new TargetException("can't start a shell for '" + command + "': " + e.getMessage(), e);
    }
  }

  // The system's words without the file, which Java puts before them.
  private static String why(Path file, IOException e) {
    Path parent = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      return "it is a directory";
    }
    return parent != null && !Files.isDirectory(parent)
        ? "there is no directory " + parent
        : e.getMessage().substring(e.getMessage().indexOf('(') + 1).replaceFirst("\\)$", "");
  }

  /**
   * Ends the redirection.
   *
   * @throws TargetException if some output could not be written
   */
  @Override
  public void close() {
    System.setOut(before);
    boolean failed = now.checkError();
    now.close();
    if (reader != null) {
      await(reader);
    }
    if (failed) {
      throw new TargetException("not all of the output could be written to " + name);
    }
  }

  private static void await(Process reader) {
    try {
      reader.waitFor();
    } catch (InterruptedException e) {
      reader.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
