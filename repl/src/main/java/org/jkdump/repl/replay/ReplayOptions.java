// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay;

import java.nio.file.Path;
import java.util.List;
import org.jkdump.repl.replay.mask.Masks;
import org.jkdump.repl.session.DumpOptions;
import org.jkdump.target.TargetException;
import picocli.CommandLine.Option;

/** What {@code jkdump replay} is to do beside running programs; {@code repl/REPLAY.md}. */
public final class ReplayOptions {
  @Option(
      names = "--record",
      paramLabel = "DIR",
      description = "keep each snippet with what it did; a recording that is there is replaced")
  private Path record;

  @Option(
      names = "--check",
      paramLabel = "DIR",
      description = {
        "hold what each snippet does against a recording, exit 1 where anything differs;",
        "without FILE.jsh what was recorded runs again"
      })
  private Path check;

  @Option(
      names = "--mask",
      paramLabel = "MASK",
      description = {
        "what differs between dumps: addresses, times, blanks (or several, with commas),",
        "REGEX, NAME=REGEX, or NAME#=REGEX, which numbers what is equal; repeatable"
      })
  private List<String> masks = List.of();

  @Option(names = "--json", description = "print one JSON object a line for each snippet")
  private boolean json;

  @Option(
      names = "--dump",
      paramLabel = "V:C",
      description = "a dump to run on; repeatable, with a table at the end")
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

  /** Whether what snippets print is not shown. */
  public boolean isQuiet() {
    return json || check != null;
  }

  /**
   * Makes sure that the options go together.
   *
   * @throws TargetException where they don't
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
    Masks.validate(masks);
    dumps();
  }
}
