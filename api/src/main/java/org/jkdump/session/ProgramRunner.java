// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.session;

import java.util.List;

/** Runs saved snippets by name; what a front end brings. */
public interface ProgramRunner {
  /**
   * Runs a program within whatever runs.
   *
   * @return 0 where it went well, the status that it gave {@code System.exit}, or 1 where it failed
   * @throws org.jkdump.target.TargetException where there is no such program
   */
  int run(String name, List<String> arguments);
}
