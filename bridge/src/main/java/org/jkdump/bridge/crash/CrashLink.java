// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.crash;

import java.io.IOException;
import org.jkdump.bridge.protocol.Connection;
import org.jkdump.target.OpenRequest;

/** Link to a crash that this process starts, and starts again after a loss. */
final class CrashLink implements Link {
  private final OpenRequest request;
  private CrashProcess process;

  CrashLink(OpenRequest request) {
    this.request = request;
  }

  @Override
  public Connection connect() throws IOException {
    close();
    process = CrashProcess.start(request);
    return Connection.to(process.socket());
  }

  @Override
  public Connection another() throws IOException {
    return Connection.to(process.socket());
  }

  @Override
  public String name() {
    return request.vmcore();
  }

  @Override
  public String lossText() {
    String end = process == null ? "crash is gone" : process.end();
    return end + "; what was read so far is kept. The next call or /reattach starts it again";
  }

  @Override
  public long pid() {
    return process == null ? 0 : process.pid();
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }
}
