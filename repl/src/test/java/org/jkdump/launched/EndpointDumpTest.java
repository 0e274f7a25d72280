// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** REPLs on an endpoint of another session. */
@Tag("dump")
@ExtendWith(Shared.class)
class EndpointDumpTest {
  @TempDir Path directory;

  @Test
  void twoReplsShareOneEndpoint(Endpoint endpoint) {
    try (Terminal one = attached(endpoint);
        Terminal two = attached(endpoint)) {
      one.enter("for (;;) crash(\"sys\")");
      String answer = two.ask("readSymbol(\"init_task\").get_(\"comm\")");
      assertTrue(answer.endsWith("==> swapper/0"), answer);
      String typed = two.ask("vars.init_task().comm()");
      assertTrue(typed.endsWith("==> swapper/0"), "the generated classes: " + typed);
      one.await("sys\")\n");
      one.type(Terminal.CTRL_C);
      one.await(Terminal.PROMPT);
      assertTrue(one.ask("!sys").contains("RELEASE: "), one.all());
      two.type(Terminal.CTRL_D);
      assertEquals(0, two.exit());
      assertTrue(one.ask("!sys").contains("RELEASE: "), "the other goes on: " + one.all());
    }
  }

  @Test
  void anEndpointThatEndsIsMissedAndFoundAgain(Endpoint endpoint) {
    try (Terminal repl = attached(endpoint)) {
      repl.ask("int kept = 42");
      endpoint.end();
      String answer = repl.ask("!sys");
      assertTrue(answer.contains("the endpoint " + endpoint.socket() + " is gone"), answer);
      assertTrue(repl.ask("/reattach").contains("can't reattach"), repl.all());
      endpoint.serve();
      assertTrue(repl.ask("!sys").contains("RELEASE: "), repl.all());
      assertEquals("42", repl.ask("kept"));
    }
  }

  @Test
  void aSocketThatIsNotThereIsNamed(WarmJvm jvm) {
    Path missing = directory.resolve("missing.sock");
    Run run = jvm.jkdump("--attach", missing.toString());
    assertTrue(run.err().contains("can't attach to endpoint " + missing), run.err());
    assertEquals(1, run.status());
  }

  @Test
  void aSocketPathThatIsTooLongIsRefused(WarmJvm jvm) {
    String path = directory.resolve("x".repeat(100)).toString();
    Run run = jvm.jkdump("--attach", path);
    assertTrue(run.err().contains("the system takes 107 at most"), run.err());
    assertEquals(1, run.status());
  }

  @Test
  void anEndpointOfAnotherVersionIsRefused(WarmJvm jvm) throws IOException {
    Path socket = directory.resolve("other.sock");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      Thread thread = new Thread(() -> answer(server), "version 99");
      thread.setDaemon(true);
      thread.start();
      Run run = jvm.jkdump("--attach", socket.toString());
      assertTrue(run.err().contains("protocol 99"), run.err());
      assertTrue(run.err().contains("use "), "the advice: " + run.err());
      assertEquals(1, run.status());
    }
  }

  // Answers HELLO with success, as version 99 that accepts no older version.
  private static void answer(ServerSocketChannel server) {
    try (SocketChannel client = server.accept()) {
      ByteBuffer hello = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
      while (hello.hasRemaining() && client.read(hello) >= 0) {
        continue;
      }
      ByteBuffer reply = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
      reply.putInt(hello.getInt(0)).putInt(4).putInt(hello.getInt(8)).putShort(hello.getShort(12));
      reply.putShort((short) 0).putShort((short) 99).putShort((short) 99).flip();
      client.write(reply);
      client.read(ByteBuffer.allocate(1));
    } catch (IOException e) {
      // The test's assertions see the result.
    }
  }

  @Test
  void aPersonsOwnPromptIsJoinedByNameOnly() throws IOException {
    Path snippet = Files.writeString(directory.resolve("one.jsh"), "1 + 1\n");
    Surroundings surroundings = new Surroundings(directory);
    try (Jsh jsh = new Jsh(surroundings)) {
      jsh.enter();
      Run run = Run.jkdump(surroundings, "replay", snippet.toString());
      assertEquals(1, run.status(), run.out());
      assertTrue(run.err().contains("no dump is named and no endpoint runs"), run.err());
    }
  }

  private Terminal attached(Endpoint endpoint) {
    String launcher = Testbed.launcher().toString();
    Terminal repl =
        Terminal.of(new Surroundings(directory), launcher, "--attach", endpoint.socket());
    repl.await(Terminal.PROMPT);
    return repl;
  }
}
