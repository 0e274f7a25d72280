// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.cli;

import java.util.concurrent.Callable;
import org.jkdump.repl.program.ProgramHelp;
import org.jkdump.repl.program.ProgramPath;
import org.jkdump.repl.program.ProgramTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code jkdump programs}. */
@Command(
    name = "programs",
    mixinStandardHelpOptions = true,
    description = "List the saved snippets that are found by name, or say what one of them does.")
final class ProgramsCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "one of them")
  private String name;

  @Override
  public Integer call() {
    ProgramPath path = ProgramPath.fromEnvironment();
    if (name == null) {
      System.out.println(ProgramTable.of(path));
    } else {
      System.out.print(ProgramHelp.of(path.find(name)).page(name));
    }
    return 0;
  }
}
