// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jkdump.kernel.Struct;
import org.jkdump.linux.Netdevice;
import org.jkdump.linux.Sock;
import org.jkdump.linux.SocketTables;
import org.jkdump.parity.Dump;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@link Sock} and {@link SocketTables} against {@code net -s} of every task, {@link Netdevice}
 * against {@code net}.
 */
@Tag("dump")
class SockDumpTest {
  private static final Pattern SOCKET =
      Pattern.compile("(?m)^ *(\\d+) (\\w{16}) (\\w{16}) (\\w+):(\\w+) *(\\S*) *(\\S*) *$");
  private static final Pattern TASK = Pattern.compile("(?m)^PID: .*TASK: (\\w+)");
  private static final Pattern DEVICE = Pattern.compile("(?m)^(\\w{16}) +(\\S+) +(\\S.*?) *$");

  /** Socket as {@code net -s} prints it. */
  private record Theirs(String sock, String family, String type, String local, String remote) {}

  private static List<Theirs> theirs() {
    return SOCKET
        .matcher(Dump.crash("foreach net -s")[0])
        .results()
        .map(r -> new Theirs(r.group(3), r.group(4), r.group(5), r.group(6), r.group(7)))
        .distinct()
        .toList();
  }

  @Test
  void theSocketsOfEveryTask() {
    Dump.kernel();
    int count = 0;
    for (String block : Dump.crash("foreach net -s")[0].split("\n\n")) {
      Matcher owner = TASK.matcher(block);
      assertTrue(owner.find(), block);
      Struct task = Dump.kernel().struct("task_struct", Long.parseUnsignedLong(owner.group(1), 16));
      List<String> theirs =
          SOCKET
              .matcher(block)
              .results()
              .map(r -> r.group(1) + " " + r.group(3) + " " + r.group(4) + ":" + r.group(5))
              .toList();
      List<String> ours = Sock.sockets(task).stream().map(SockDumpTest::text).toList();
      assertEquals(theirs, ours, block);
      count += ours.size();
    }
    assertTrue(count >= 15, "sockets: " + count);
  }

  private static String text(Sock.OpenSocket open) {
    Struct sock = open.sock();
    return open.fd() + " " + hex(sock) + " " + Sock.family(sock) + ":" + Sock.type(sock);
  }

  @Test
  void addressesOfTheInternet() {
    Map<String, Struct> ours =
        SocketTables.tcp(Dump.kernel()).stream()
            .collect(Collectors.toMap(SockDumpTest::hex, s -> s));
    SocketTables.udp().forEach(s -> ours.put(hex(s), s));
    int compared = 0;
    for (Theirs their : theirs()) {
      if (their.family.equals("INET")) {
        Struct sock = ours.get(their.sock);
        assertEquals(their.local.replace('-', ':'), Sock.local(sock));
        assertEquals(their.remote.replace('-', ':'), Sock.remote(sock));
        compared++;
      }
    }
    assertTrue(compared >= 8, "sockets: " + compared);
    Struct six =
        ours.values().stream()
            .filter(s -> Sock.family(s).equals("INET6"))
            .findFirst()
            .orElseThrow();
    assertEquals("[::]:7006 [::]:0", Sock.local(six) + " " + Sock.remote(six));
  }

  // No task of the guest has ended with an open connection.
  @Test
  void theTablesHoldWhatTasksHaveOpen() {
    Dump.kernel();
    assertEquals(open("INET6?", "STREAM"), all(SocketTables.tcp()));
    assertEquals(open("INET6?", "DGRAM"), all(SocketTables.udp()));
    Set<String> unix = all(SocketTables.unix());
    assertTrue(unix.containsAll(open("UNIX", ".*")), unix::toString);
    assertTrue(unix.size() >= 6, unix::toString);
  }

  @Test
  void statesAsGdbReadsThem() {
    Dump.kernel();
    Map<String, Integer> count = new TreeMap<>();
    for (Struct sock : SocketTables.tcp()) {
      String print = "gdb printf \"%%d\\n\", ((struct sock_common *)0x%x)->skc_state";
      int theirs = Integer.parseInt(Dump.crash(String.format(print, sock.addr_()))[0].strip());
      assertEquals(theirs == 10 ? "LISTEN" : theirs == 1 ? "ESTABLISHED" : "?", Sock.state(sock));
      count.merge(Sock.state(sock), 1, Integer::sum);
    }
    assertEquals(Map.of("LISTEN", 2, "ESTABLISHED", 6), count);
  }

  @Test
  void namesOfUnixSockets() {
    Dump.kernel();
    Set<String> names = SocketTables.unix().stream().map(Sock::local).collect(Collectors.toSet());
    assertTrue(names.containsAll(Set.of("/run/jk.sock", "@jkdump")), names::toString);
    Set<String> peers = SocketTables.unix().stream().map(Sock::remote).collect(Collectors.toSet());
    assertTrue(peers.containsAll(Set.of("/run/jk.sock", "@jkdump")), peers::toString);
  }

  // The guest leaves 1000 bytes unread in one of three connections.
  @Test
  void whatNobodyHasRead() {
    Dump.kernel();
    List<Long> unread = SocketTables.tcp().stream().map(Sock::received).filter(n -> n > 0).toList();
    assertEquals(1, unread.size(), unread::toString);
    assertTrue(unread.get(0) >= 1000, unread::toString);
  }

  @Test
  void interfaces() {
    Dump.kernel();
    String said = Dump.crash("net")[0];
    List<String> theirs =
        DEVICE.matcher(said).results().map(r -> r.group(1) + " " + r.group(2)).toList();
    assertEquals(
        theirs, Netdevice.all().stream().map(d -> hex(d) + " " + Netdevice.name(d)).toList());
    Struct lo = Netdevice.all().get(0);
    assertEquals(List.of("127.0.0.1/8", "::1/128"), Netdevice.addresses(lo));
    String addresses = DEVICE.matcher(said).results().findFirst().orElseThrow().group(3);
    for (String address : addresses.split(", ")) {
      assertTrue(Netdevice.addresses(lo).stream().anyMatch(a -> a.startsWith(address + "/")), said);
    }
    assertEquals("UP LOOPBACK", Netdevice.flags(lo));
    assertEquals("00:00:00:00:00:00", Netdevice.hardwareAddress(lo));
    assertEquals(1, Netdevice.namespaces().size());
  }

  private static Set<String> open(String family, String type) {
    return theirs().stream()
        .filter(t -> t.family.matches(family) && t.type.matches(type))
        .map(Theirs::sock)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> all(List<Struct> socks) {
    return socks.stream().map(SockDumpTest::hex).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String hex(Struct struct) {
    return Long.toHexString(struct.addr_());
  }
}
