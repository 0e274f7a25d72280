// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.session;

import java.util.List;

/** Runner of saved snippets by name; each front end has its own. */
public interface ProgramRunner {
  /**
   * Runs a program within the current run.
   *
   * @return 0 after success, the status of {@code System.exit}, or 1 after a failure
   * @throws org.jkdump.target.TargetException if there is no such program
   */
  int run(String name, List<String> arguments);
}
