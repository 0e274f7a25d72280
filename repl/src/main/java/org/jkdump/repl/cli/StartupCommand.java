// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jkdump.bridge.crash.Installation;
import org.jkdump.repl.session.GeneratedClasses;
import org.jkdump.repl.session.NoClassesException;
import org.jkdump.repl.session.Progress;
import org.jkdump.session.Session;
import org.jkdump.target.OpenRequest;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jkdump startup}. */
@Command(
    name = "startup",
    mixinStandardHelpOptions = true,
    description = {
      "Print a kdump.jsh with absolute paths, for jshell --startup.",
      "With a dump, it opens that dump and brings the classes of its kernel."
    })
final class StartupCommand implements Callable<Integer> {
  @ArgGroup(exclusive = false)
  private Dump dump;

  /** The dump that the file opens. */
  static final class Dump {
    @Option(
        names = "--vmlinux",
        paramLabel = "V",
        description = "the kernel with debuginfo (default: looked for by the dump's build-id)")
    private Path vmlinux;

    @Option(
        names = "--vmcore",
        required = true,
        paramLabel = "C",
        description = "the dump that the file opens")
    private Path vmcore;

    @Option(
        names = "--crash",
        paramLabel = "PATH",
        description = "the crash program that the file names (default: none)")
    private String crash;
  }

  @Override
  public Integer call() throws IOException {
    String plain = Files.readString(Installation.home().resolve("startup/kdump.jsh"));
    System.out.print(dump == null ? plain : onDump(new StartupFile(plain)));
    return 0;
  }

  private StartupFile onDump(StartupFile plain) {
    String vmlinux = dump.vmlinux == null ? null : absolute(dump.vmlinux);
    String vmcore = absolute(dump.vmcore);
    String crash =
        dump.crash == null || !dump.crash.contains("/")
            ? dump.crash
            : absolute(Path.of(dump.crash));
    return withClasses(plain, OpenRequest.dump(vmlinux, vmcore).withCrash(crash))
        .expecting(vmlinux, vmcore, crash);
  }

  private static String absolute(Path file) {
    return file.toAbsolutePath().normalize().toString();
  }

  // The file is of use without classes, too.
  private static StartupFile withClasses(StartupFile plain, OpenRequest request) {
    // Standard output has only the file.
    Session session = new Session(System.err::println);
    try {
      GeneratedClasses classes =
          new GeneratedClasses(session, request.withProgress(new Progress()));
      return plain.withClasses(classes.kept());
    } catch (NoClassesException e) {
      System.err.println("jkdump: this kdump.jsh has no generated classes: " + e.getMessage());
      return plain.withComment("No generated classes: " + e.getMessage());
    } finally {
      session.close();
    }
  }
}
