// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.jkdump.repl.session.DumpOptions;
import org.jkdump.repl.session.GeneratedClasses;
import org.jkdump.repl.session.Progress;
import org.jkdump.session.Session;
import org.jkdump.target.TargetException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jkdump classes}. */
@Command(
    name = "classes",
    mixinStandardHelpOptions = true,
    description = {
      "Make the Java classes of a kernel's types and variables, and print the path of their jar.",
      "For programs and IDEs; the prompt, replay and startup have them anyway."
    })
final class ClassesCommand implements Callable<Integer> {
  @Mixin private DumpOptions options;

  @Option(
      names = "--out",
      paramLabel = "FILE.jar",
      description = "copy the jar there; the one in the cache goes when others were used since")
  private Path out;

  @Override
  public Integer call() throws IOException {
    Optional<Path> target = target();
    // Standard output has only the path.
    Session session = new Session(System.err::println);
    try {
      Progress progress = new Progress();
      GeneratedClasses classes = new GeneratedClasses(session, options.request(progress));
      Path jar = target.isEmpty() ? classes.kept() : copied(classes.made(), target.get());
      progress.accept("");
      System.err.println(contents(jar));
      System.out.println(jar);
      return 0;
    } finally {
      session.close();
    }
  }

  // Checks the place before the dump is opened, which takes seconds.
  private Optional<Path> target() {
    if (out == null) {
      return Optional.empty();
    }
    Path target = out.toAbsolutePath().normalize();
    if (Files.isDirectory(target)) {
      throw new TargetException(target + " is a directory: name the jar itself");
    }
    if (!Files.isDirectory(target.getParent())) {
      throw new TargetException("there is no directory " + target.getParent());
    }
    return Optional.of(target);
  }

  // Renames in one step, so that nobody sees half a jar.
  private static Path copied(Path jar, Path target) {
    try {
      Path part = Files.createTempFile(target.getParent(), ".kernel", ".part");
      try {
        Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
        return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new TargetException("can't write " + target + ": " + e, e);
    }
  }

  private static String contents(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Attributes about = file.getManifest().getMainAttributes();
      return String.format(
          "%s: %s structs and unions, %s enums, %s variables; %.1f MB",
          about.getValue("Kernel-Release"),
          about.getValue("Structs"),
          about.getValue("Enums"),
          about.getValue("Variables"),
          Files.size(jar) / 1e6);
    }
  }
}
