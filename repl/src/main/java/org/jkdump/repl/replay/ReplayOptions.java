// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay;

import java.nio.file.Path;
import java.util.List;
import org.jkdump.repl.replay.mask.Masking;
import org.jkdump.repl.session.DumpOptions;
import org.jkdump.target.TargetException;
import picocli.CommandLine.Option;

/** Options of {@code jkdump replay} beside the programs; see {@code repl/REPLAY.md}. */
public final class ReplayOptions {
  @Option(
      names = "--record",
      paramLabel = "DIR",
      description = "keep each snippet with its result; an earlier recording is replaced")
  private Path record;

  @Option(
      names = "--check",
      paramLabel = "DIR",
      description = {
        "compare each snippet with a recording, exit 1 if anything differs;",
        "without FILE.jsh the recorded programs run again"
      })
  private Path check;

  @Option(
      names = "--mask",
      paramLabel = "MASK",
      description = {
        "hide differences between dumps: addresses, times, blanks (or several, with commas),",
        "REGEX, NAME=REGEX, or NAME#=REGEX, which numbers equal texts; repeatable"
      })
  private List<String> masks = List.of();

  @Option(names = "--json", description = "print one JSON object a line for each snippet")
  private boolean json;

  @Option(
      names = "--dump",
      paramLabel = "[V:]C",
      description =
          "a dump to run on, perhaps with its vmlinux before it; repeatable, with a table at the"
              + " end")
  private List<String> dumps = List.of();

  public Path record() {
    return record;
  }

  public Path check() {
    return check;
  }

  public List<String> masks() {
    return masks;
  }

  public boolean json() {
    return json;
  }

  public List<DumpArgument> dumps() {
    return dumps.stream().map(DumpArgument::parse).toList();
  }

  /** Whether snippets merely run. */
  public boolean isPlain() {
    return record == null && check == null && !json && dumps.isEmpty();
  }

  /** Whether the output of snippets is not shown. */
  public boolean isQuiet() {
    return json || check != null;
  }

  /**
   * Checks that the options go together.
   *
   * @throws TargetException if they don't
   */
  public void validate(DumpOptions dump) {
    if (record != null && check != null) {
      throw new TargetException("--record and --check exclude each other");
    }
    if (record == null && check == null && !masks.isEmpty()) {
      throw new TargetException("--mask goes with --record or --check");
    }
    if (!dumps.isEmpty() && dump.isNamed()) {
      throw new TargetException("--dump and --vmlinux, --vmcore, --attach exclude each other");
    }
    Masking.validate(masks);
    dumps();
  }
}
