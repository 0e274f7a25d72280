// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.repl.engine.Engine;
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
    Progress progress = new Progress();
    var request = options.request(null, null, progress);
    try (Engine engine = Opening.engine(options, request, progress, System.out)) {
      Replay replay = new Replay(engine, System.err);
      boolean sound = true;
      for (String file : files) {
        sound &= replay.run(Programs.find(file));
      }
      return sound ? 0 : 1;
    } finally {
      PyKdumpAPI.session().close();
    }
  }
}
