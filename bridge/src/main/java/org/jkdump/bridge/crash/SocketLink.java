// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.crash;

import java.io.IOException;
import java.nio.file.Path;
import org.jkdump.bridge.protocol.Connection;

/** Link to an endpoint that another process runs. */
record SocketLink(Path socket) implements Link {
  @Override
  public Connection connect() throws IOException {
    return Connection.to(socket);
  }

  @Override
  public Connection another() throws IOException {
    return connect();
  }

  @Override
  public String name() {
    return "endpoint " + socket;
  }

  @Override
  public String lossText() {
    return "the endpoint "
        + socket
        + " is gone; start it again (crash> jkdump serve), then the next call or /reattach goes on";
  }

  @Override
  public void close() {
    // The endpoint belongs to another process.
  }
}
