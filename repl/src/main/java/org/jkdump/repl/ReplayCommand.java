// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jkdump.api.GlobalOptions;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.repl.programs.ProgramHelp;
import org.jkdump.repl.programs.ProgramPath;
import org.jkdump.target.OpenRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code jkdump replay}. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = "Run saved snippets on a dump, unattended; exit 0, or 1 where one failed.")
final class ReplayCommand implements Callable<Integer> {
  @Mixin private DumpOptions options;

  @Parameters(
      paramLabel = "FILE.jsh",
      arity = "1..*",
      description = "saved snippets, by path or name, in order; what follows -- is for them")
  private List<String> files = new ArrayList<>();

  @Override
  public Integer call() {
    // Before a dump is opened for nothing.
    ProgramPath path = ProgramPath.fromEnvironment();
    List<Path> programs = files.stream().map(path::find).toList();
    List<String> arguments = PyKdumpAPI.args();
    if (ProgramHelp.isAsked(arguments)) {
      programs.forEach(
          file -> System.out.print(ProgramHelp.of(file).page(ProgramPath.nameOf(file))));
      return 0;
    }
    GlobalOptions.of(arguments);
    return run(programs, arguments);
  }

  private int run(List<Path> programs, List<String> arguments) {
    Progress progress = new Progress();
    OpenRequest request = options.request(null, null, progress);
    try (Opening.Opened opened = Opening.open(options, request, progress, () -> System.err)) {
      int failed = 0;
      for (Path program : programs) {
        failed += opened.programs().run(opened.engine(), program, arguments) == 0 ? 0 : 1;
      }
      return failed == 0 ? 0 : 1;
    } finally {
      PyKdumpAPI.session().close();
    }
  }
}
