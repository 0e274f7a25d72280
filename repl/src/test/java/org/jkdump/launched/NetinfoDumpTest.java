// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jkdump.parity.Dump;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code netinfo} against {@code net} and {@code net -s} of every task. */
@Tag("dump")
@ExtendWith(Shared.class)
class NetinfoDumpTest {
  private static final Pattern TASK = Pattern.compile("(?m)^PID: (\\d+) .*COMMAND: \"(.*)\"");
  private static final Pattern SOCKET =
      Pattern.compile("(?m)^ *(\\d+) \\w{16} (\\w{16}) (\\w+:\\w+) *(\\S*) *(\\S*) *$");
  private static final Pattern DEVICE = Pattern.compile("(?m)^(\\w{16}) +(\\S+) +(\\S.*?) *$");

  private record Theirs(String fd, String sock, String kind, String local, String remote) {}

  /** Returns each task's open sockets as crash prints them, by the task's name and pid. */
  private static Map<String, List<Theirs>> theirs() {
    Map<String, List<Theirs>> all = new LinkedHashMap<>();
    for (String block : Dump.crash("foreach net -s")[0].split("\n\n")) {
      Matcher task = TASK.matcher(block);
      if (task.find() && SOCKET.matcher(block).find()) {
        List<Theirs> sockets = new ArrayList<>();
        SOCKET
            .matcher(block)
            .results()
            .map(r -> new Theirs(r.group(1), r.group(2), r.group(3), r.group(4), r.group(5)))
            .forEach(sockets::add);
        all.put(task.group(2) + " " + task.group(1), sockets);
      }
    }
    assertTrue(all.size() >= 8, all::toString);
    return all;
  }

  @Test
  void interfacesStatesAndProcesses(Terminal repl) {
    Bundled info = Bundled.run(repl, "netinfo");
    Matcher device = DEVICE.matcher(Dump.crash("net")[0]);
    assertTrue(device.find());
    String row = info.fact("Interfaces of network namespace", device.group(2));
    assertTrue(row.startsWith("0x" + device.group(1) + " UP LOOPBACK 65536 "), row);
    for (String address : device.group(3).split(", ")) {
      assertTrue(row.contains(" " + address + "/"), row);
    }
    // The guest has three connections with both ends in it, and a listener of each family.
    List<String> states = info.lines("Sockets by state");
    assertTrue(states.containsAll(List.of("TCP ESTABLISHED 6", "TCP LISTEN 2", "UDP CLOSE 1")));
    theirs()
        .forEach(
            (task, sockets) ->
                assertTrue(
                    info.fact("Processes with sockets", task).startsWith(sockets.size() + " "),
                    task));
    long rows = info.lines("Processes with sockets").stream().filter(l -> l.contains(":")).count();
    assertEquals(theirs().size(), rows);
  }

  @Test
  void everySocketWithItsProcess(Terminal repl) {
    Map<String, List<Theirs>> theirs = theirs();
    String server =
        theirs.keySet().stream()
            .filter(t -> t.startsWith("jk_tcp_server "))
            .findFirst()
            .orElseThrow();
    Bundled info =
        Bundled.run(
            repl, "netinfo", "--tcp", "--udp", "--unix", "--listen", "--pid", server.split(" ")[1]);
    theirs.forEach((task, sockets) -> sockets.forEach(their -> compare(info, task, their)));
    for (Theirs their : theirs.get(server)) {
      String row = info.fact("Sockets of " + server, their.fd);
      assertTrue(row.startsWith("0x" + their.sock + " " + their.kind + " "), row);
    }
    String listening = info.part("Listening");
    for (String name :
        List.of("127.0.0.1:7001", "[::]:7006", "127.0.0.1:7053", "/run/jk.sock", "@jkdump")) {
      assertTrue(listening.contains(" " + name + " "), listening);
    }
    assertEquals(5, listening.lines().filter(line -> line.startsWith("0x")).count(), listening);
  }

  private static void compare(Bundled info, String task, Theirs their) {
    boolean unix = their.kind.startsWith("UNIX");
    String part = unix ? "UNIX" : their.kind.endsWith("STREAM") ? "TCP" : "UDP";
    String row = info.fact(part, "0x" + their.sock);
    assertTrue(row.startsWith(their.kind + " "), row);
    assertTrue(row.endsWith(" " + task), row);
    // crash writes a port after a dash, and IPv6 addresses in another form, if it writes them.
    if (their.kind.startsWith("INET:")) {
      String ends =
          " " + their.local.replace('-', ':') + " " + their.remote.replace('-', ':') + " ";
      assertTrue(row.contains(ends), row + ends);
    }
  }
}
