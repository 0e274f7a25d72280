// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName(
    "row 7: version handshake: an old or new extension is refused in one clear sentence, the host lives")
@Oracle("the wire itself")
class Row07HandshakeTest {
  private static final int HELLO = 1;
  private static final int VERSION_REFUSED = 3;
  private static final int OWN = org.jkdump.bridge.crash.CrashProvider.PROTOCOL;
  private Process crash;

  @org.junit.jupiter.api.AfterEach
  void end() {
    crash.destroyForcibly();
  }

  @Test
  void aForeignVersionIsRefusedAndTheHostGoesOn() throws IOException {
    Path directory = Files.createTempDirectory("jkdump-row7");
    Path socket = directory.resolve("s.sock");
    try {
      serve(socket);
      for (int version : new int[] {0, 99}) {
        String said = hello(socket, version, version);
        assertTrue(said.startsWith(VERSION_REFUSED + " "), said);
        assertTrue(
            said.contains(Integer.toString(version)) && said.contains("protocol " + OWN), said);
        assertEquals(1, said.strip().lines().count(), "one sentence: " + said);
      }
      assertTrue(hello(socket, OWN, OWN).startsWith("0 "), "our own version is welcome");
      assertTrue(hello(socket, 99, OWN).startsWith("0 "), "a newer one that knows ours, too");
      assertTrue(crash.isAlive(), "crash lives");
    } finally {
      Files.deleteIfExists(socket);
      Files.delete(directory);
    }
  }

  private void serve(Path socket) throws IOException {
    Path extension = Path.of(System.getProperty("jkdump.home"), "lib", "jkdump.so");
    ProcessBuilder builder =
        new ProcessBuilder(Dump.property("crash"), "-s", Dump.property("vmlinux"), Dump.vmcore());
    crash = builder.redirectErrorStream(true).start();
    String script = "extend " + extension + "\njkdump serve " + socket + "\n";
    crash.getOutputStream().write(script.getBytes());
    crash.getOutputStream().flush();
    var lines = crash.inputReader();
    String line = lines.readLine();
    while (line != null && !line.contains("serving on")) {
      line = lines.readLine();
    }
    assertTrue(line != null, "crash serves the endpoint");
  }

  /** Returns the status of the reply, and its text. */
  private static String hello(Path socket, int version, int oldest) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      ByteBuffer frame = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
      frame.putInt(0x50444b4a).putInt(4).putInt(7).putShort((short) HELLO).putShort((short) 0);
      channel.write(frame.putShort((short) version).putShort((short) oldest).flip());
      ByteBuffer header = read(channel, 16);
      ByteBuffer payload = read(channel, header.getInt(4));
      int status = header.getShort(14);
      String words = status == 0 ? "" : new String(payload.array(), 4, payload.limit() - 4);
      return status + " " + words;
    }
  }

  private static ByteBuffer read(SocketChannel channel, int length) throws IOException {
    ByteBuffer data = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (data.hasRemaining() && channel.read(data) >= 0) {
      continue;
    }
    return data.flip();
  }
}
