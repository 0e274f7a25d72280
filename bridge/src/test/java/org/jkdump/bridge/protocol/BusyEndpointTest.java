// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.protocol;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An endpoint that accepts but says nothing, as one whose crash runs a long command. */
class BusyEndpointTest {
  @TempDir Path directory;

  @Test
  void isNamedAsBusyAfterAWhile() throws IOException {
    Path socket = directory.resolve("1.sock");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      IOException e =
          assertThrows(
              Connection.BusyException.class, () -> Connection.to(socket, Duration.ofMillis(50)));
      assertTrue(e.getMessage().contains("busy with a command"), e.getMessage());
      assertTrue(e.getMessage().contains(socket.toString()), e.getMessage());
    }
  }
}
