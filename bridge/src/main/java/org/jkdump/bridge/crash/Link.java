// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.crash;

import java.io.IOException;
import org.jkdump.bridge.protocol.Connection;

/** How a connection is made, at first and again after it was lost. */
public interface Link extends AutoCloseable {
  /** A new connection; starts what has to be started. */
  Connection connect() throws IOException;

  /** One more connection to what {@link #connect} connected to; starts nothing. */
  Connection another() throws IOException;

  /** A short text that names the target. */
  String name();

  /** Says, after a connection was lost, how the other side ended and what to do. */
  String lossText();

  /** The process at the other side, where it is one that this link has started; otherwise 0. */
  default long pid() {
    return 0;
  }

  @Override
  void close();
}
