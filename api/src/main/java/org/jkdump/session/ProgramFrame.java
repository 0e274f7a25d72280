// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.session;

import java.util.List;

/**
 * One program run: arguments, log and run settings of its own until the frame is closed. Closing
 * restores those of the caller.
 */
public final class ProgramFrame implements AutoCloseable {
  private final Session session;
  private final List<String> arguments;
  private final GlobalOptions options;

  ProgramFrame(Session session, GlobalOptions given) {
    this.session = session;
    this.arguments = session.args();
    this.options = session.options();
    session.log().enter();
    session.runSettings().enter();
    session.args(given.rest());
    session.options(given);
  }

  @Override
  public void close() {
    session.options(options);
    session.args(arguments);
    session.runSettings().leave();
    session.log().leave();
  }
}
