// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.crash;

import java.io.IOException;
import org.jkdump.bridge.protocol.Connection;

/** Maker of connections to one crash, at first and again after a loss. */
public interface Link extends AutoCloseable {
  /** Makes a new connection; starts crash if this link owns it. */
  Connection connect() throws IOException;

  /** Makes one more connection to the crash of {@link #connect}; starts nothing. */
  Connection another() throws IOException;

  /** A short text that names the target. */
  String name();

  /** Says, after a connection was lost, how the other side ended and what to do. */
  String lossText();

  /** Id of the crash that this link has started; 0 if it has started none. */
  default long pid() {
    return 0;
  }

  @Override
  void close();
}
