// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.program;

import java.nio.file.Path;
import org.jkdump.artwork.Table;
import org.jkdump.bridge.crash.Installation;
import org.jkdump.target.TargetException;

/** Table of the programs on the search path. */
public final class ProgramTable {
  private ProgramTable() {}

  public static Table of(ProgramPath path) {
    Table table = Table.of("PROGRAM", "FROM", "WHAT IT DOES");
    path.all().forEach((name, file) -> table.row(name, origin(file), summary(file)));
    return table;
  }

  private static String origin(Path file) {
    Path directory = file.getParent();
    return directory.startsWith(Installation.home()) ? "jkdump" : directory.toString();
  }

  /** Summary of a program in a sentence; empty if the file can't be read. */
  public static String summary(Path file) {
    try {
      return ProgramHelp.of(file).summary();
    } catch (TargetException e) {
      return "";
    }
  }
}
