// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dump;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The makedumpfile of the search path or of the testbed. */
final class Makedumpfile {
  private Makedumpfile() {}

  /**
   * Runs it.
   *
   * @param input standard input, or null
   * @param output standard output, or null
   * @return whether it succeeded: not every build has every compression
   */
  static boolean run(Path input, Path output, Object... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program()));
    List.of(arguments).forEach(each -> command.add(each.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.redirectInput(input == null ? new File("/dev/null") : input.toFile());
    builder.redirectOutput(output == null ? new File("/dev/null") : output.toFile());
    return builder.start().waitFor() == 0;
  }

  private static String program() throws IOException {
    for (String directory : System.getenv("PATH").split(":")) {
      Path program = Path.of(directory, "makedumpfile");
      if (Files.isExecutable(program)) {
        return program.toString();
      }
    }
    Path testbed = Path.of(System.getProperty("jkdump.testbed")).getParent().getParent();
    try (DirectoryStream<Path> unpacked =
        Files.newDirectoryStream(testbed.resolve("unpacked"), "makedumpfile*")) {
      return unpacked.iterator().next().resolve("usr/bin/makedumpfile").toString();
    }
  }
}
