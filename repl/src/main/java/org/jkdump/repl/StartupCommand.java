// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jkdump.bridge.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jkdump startup}. */
@Command(
    name = "startup",
    mixinStandardHelpOptions = true,
    description = "Print a kdump.jsh with absolute paths, for jshell --startup.")
final class StartupCommand implements Callable<Integer> {
  @Option(names = "--vmlinux", paramLabel = "V", description = "the kernel with debuginfo")
  private Path vmlinux;

  @Option(names = "--vmcore", paramLabel = "C", description = "the dump that the file opens")
  private Path vmcore;

  @Override
  public Integer call() throws IOException {
    System.out.print(Files.readString(Installation.home().resolve("startup/kdump.jsh")));
    if (vmlinux != null && vmcore != null) {
      System.out.printf("expect(%s, %s);%n", literal(vmlinux), literal(vmcore));
    }
    return 0;
  }

  private static String literal(Path path) {
    String text = path.toAbsolutePath().normalize().toString();
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
