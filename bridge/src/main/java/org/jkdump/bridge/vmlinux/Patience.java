// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.vmlinux;

import java.io.IOException;
import java.time.Duration;

/** Limit of a server's silence. */
final class Patience {
  private final Duration first;
  private final Duration later;
  private long received;
  private long since = System.nanoTime();

  /**
   * @param first time until the answer's first byte
   * @param later time between two bytes
   */
  Patience(Duration first, Duration later) {
    this.first = first;
    this.later = later;
  }

  /**
   * Notes the bytes received so far.
   *
   * @throws IOException if no byte has come for too long
   */
  void check(long bytes) throws IOException {
    long now = System.nanoTime();
    since = bytes == received ? since : now;
    received = bytes;
    Duration limit = bytes == 0 ? first : later;
    if (now - since > limit.toNanos()) {
      throw new IOException("the server sent nothing for " + limit.toSeconds() + " s");
    }
  }
}
