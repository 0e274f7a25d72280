// SPDX-License-Identifier: GPL-3.0-or-later
// The network: interfaces, sockets by state, and which process has which socket.
//
// usage: jkdump replay netinfo [-- OPTIONS]; without any, interfaces and a summary
//   --tcp --udp --unix  all sockets of a kind, with their processes
//   --listen            sockets that wait for connections or datagrams, with their processes
//   --pid N             the sockets of one process
//   --limit N           rows of a table at most (100)
Options options = Options.of(args(), "--tcp", "--udp", "--unix", "--listen", "--pid N", "--limit N")

int limit = options.count("--limit", 100)

Map<Struct, List<Struct>> users() {
  Map<Struct, List<Struct>> users = new HashMap<>();
  for (Struct process : Sched.processes()) {
    Sock.sockets(process).forEach(s -> users.computeIfAbsent(s.sock(), k -> new ArrayList<>()).add(process));
  }
  return users;
}

Map<Struct, List<Struct>> users = users()

String users(Struct sock) {
  return users.getOrDefault(sock, List.of()).stream().map(t -> who(t)).distinct().collect(Collectors.joining(", "));
}

void interfaces(Struct net) {
  System.out.println(Table.from(Netdevice.in(net))
      .column("NAME", d -> Netdevice.name(d))
      .column("DEVICE", d -> "0x" + Long.toHexString(d.addr_()))
      .column("FLAGS", d -> Netdevice.flags(d))
      .column("MTU", d -> d.num_("mtu"))
      .column("HARDWARE", d -> Netdevice.hardwareAddress(d))
      .column("ADDRESSES", d -> String.join(", ", Netdevice.addresses(d))));
}

void table(List<Struct> socks) {
  System.out.println(Table.from(socks.stream().limit(limit).toList())
      .column("SOCK", s -> "0x" + Long.toHexString(s.addr_()))
      .column("KIND", s -> Sock.family(s) + ":" + Sock.type(s))
      .column("STATE", s -> Sock.state(s))
      .column("LOCAL", s -> Sock.local(s))
      .column("REMOTE", s -> Sock.remote(s))
      .column("UNREAD", s -> Amount.bytes(Sock.received(s)))
      .column("PROCESSES", s -> users(s)));
  if (socks.size() > limit) {
    System.out.println("... " + (socks.size() - limit) + " more, see --limit");
  }
}

// IPv4 and IPv6 are counted together.
void states() {
  heading("Sockets by state");
  Map<String, Integer> count = new TreeMap<>();
  SocketTables.tcp().forEach(s -> count.merge("TCP " + Sock.state(s), 1, Integer::sum));
  SocketTables.udp().forEach(s -> count.merge("UDP " + Sock.state(s), 1, Integer::sum));
  SocketTables.unix().forEach(s -> count.merge("UNIX " + Sock.state(s), 1, Integer::sum));
  System.out.println(Table.from(count.entrySet())
      .column("KIND", e -> e.getKey().split(" ")[0])
      .column("STATE", e -> e.getKey().split(" ")[1])
      .column("SOCKETS", e -> e.getValue()));
}

void processes() {
  heading("Processes with sockets");
  Map<String, List<Struct>> of = new LinkedHashMap<>();
  Sched.processes().forEach(p -> Sock.sockets(p).forEach(s -> of.computeIfAbsent(who(p), k -> new ArrayList<>()).add(s.sock())));
  System.out.println(Table.from(of.entrySet().stream().limit(limit).toList())
      .column("PROCESS", e -> e.getKey())
      .column("SOCKETS", e -> e.getValue().size())
      .column("OF WHICH", e -> e.getValue().stream()
          .collect(Collectors.groupingBy(s -> Sock.family(s) + ":" + Sock.type(s) + " " + Sock.state(s), TreeMap::new, Collectors.counting()))
          .entrySet().stream().map(n -> n.getValue() + " " + n.getKey()).collect(Collectors.joining(", "))));
}

void listening() {
  heading("Listening");
  table(Stream.of(SocketTables.tcp(), SocketTables.udp(), SocketTables.unix()).flatMap(List::stream)
      .filter(s -> Sock.state(s).equals("LISTEN") || Sock.type(s).equals("DGRAM") && !Sock.local(s).isEmpty()).toList());
}

void one(int pid) {
  Struct task = pidToTask(pid);
  if (task == null) {
    throw new IllegalArgumentException("there is no task with pid " + pid);
  }
  heading("Sockets of " + who(task));
  System.out.println(Table.from(Sock.sockets(task))
      .column("FD", s -> s.fd())
      .column("SOCK", s -> "0x" + Long.toHexString(s.sock().addr_()))
      .column("KIND", s -> Sock.family(s.sock()) + ":" + Sock.type(s.sock()))
      .column("STATE", s -> Sock.state(s.sock()))
      .column("LOCAL", s -> Sock.local(s.sock()))
      .column("REMOTE", s -> Sock.remote(s.sock()))
      .column("UNREAD", s -> Amount.bytes(Sock.received(s.sock()))));
}

void summary() {
  List<Struct> namespaces =
      apiOptions().usens().isPresent()
          ? List.of(getNsproxy().su_("net_ns"))
          : Netdevice.namespaces();
  for (Struct net : namespaces) {
    heading("Interfaces of network namespace " + net.num_("ns.inum"));
    interfaces(net);
  }
  states();
  processes();
  long orphans = SocketTables.tcp().stream().filter(s -> !users.containsKey(s)).count();
  if (orphans > 0) {
    pylog.info(orphans + " TCP sockets that no process has open: netinfo -- --tcp");
  }
}

if (options.has("--tcp")) { heading("TCP"); table(SocketTables.tcp()); }
if (options.has("--udp")) { heading("UDP"); table(SocketTables.udp()); }
if (options.has("--unix")) { heading("UNIX"); table(SocketTables.unix()); }
if (options.has("--listen")) listening();
if (options.has("--pid")) one(options.count("--pid", 0));
if (Stream.of("--tcp", "--udp", "--unix", "--listen", "--pid").noneMatch(o -> options.has(o))) summary();
