// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.prompt;

import java.nio.file.Path;

/** Where the history lies, by the XDG base directory rule for state. */
final class HistoryFile {
  private HistoryFile() {}

  static Path path() {
    String state = System.getenv("XDG_STATE_HOME");
    Path base =
        state != null && !state.isEmpty()
            ? Path.of(state)
            : Path.of(System.getProperty("user.home"), ".local", "state");
    return base.resolve("jkdump").resolve("history");
  }
}
