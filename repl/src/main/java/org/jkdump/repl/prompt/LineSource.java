// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.prompt;

import java.util.List;

/** Source of snippets: a person at a terminal, or a stream. */
public interface LineSource extends AutoCloseable {
  /** The next snippet or command, which may have several lines; null at the end. */
  String next();

  /** The lines entered so far, oldest first. */
  List<String> history();

  @Override
  void close();
}
