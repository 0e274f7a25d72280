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

List<Sock.OpenSocket> sockets(Struct process) {
  return readOr(() -> Sock.sockets(process), List.of());
}

String name(Struct task) {
  return readOr(() -> who(task), "? " + task);
}

Map<Struct, List<Struct>> users() {
  Map<Struct, List<Struct>> users = new HashMap<>();
  for (Struct process : Sched.processes()) {
    sockets(process).forEach(s -> users.computeIfAbsent(s.sock(), k -> new ArrayList<>()).add(process));
  }
  return users;
}

Map<Struct, List<Struct>> users = readOr(() -> users(), Map.of())

String users(Struct sock) {
  return users.getOrDefault(sock, List.of()).stream().map(t -> name(t)).distinct().collect(Collectors.joining(", "));
}

void interfaces(Struct net) {
  System.out.println(tableOf(Netdevice.in(net))
      .column("NAME", d -> Netdevice.name(d))
      .column("DEVICE", d -> "0x" + Long.toHexString(d.addr_()))
      .column("FLAGS", d -> Netdevice.flags(d))
      .column("MTU", d -> d.num_("mtu"))
      .column("HARDWARE", d -> Netdevice.hardwareAddress(d))
      .column("ADDRESSES", d -> String.join(", ", Netdevice.addresses(d))));
}

void table(List<Struct> socks) {
  System.out.println(tableOf(socks.stream().limit(limit).toList())
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

void count(String kind, Supplier<List<Struct>> socks, Map<String, Integer> count) {
  readOr(socks, List.<Struct>of()).forEach(s -> count.merge(kind + " " + readOr(() -> Sock.state(s), "?"), 1, Integer::sum));
}

// IPv4 and IPv6 are counted together.
void states() {
  Map<String, Integer> count = new TreeMap<>();
  count("TCP", () -> SocketTables.tcp(), count);
  count("UDP", () -> SocketTables.udp(), count);
  count("UNIX", () -> SocketTables.unix(), count);
  System.out.println(Table.from(count.entrySet())
      .column("KIND", e -> e.getKey().split(" ")[0])
      .column("STATE", e -> e.getKey().split(" ")[1])
      .column("SOCKETS", e -> e.getValue()));
}

void processes() {
  Map<String, List<Struct>> of = new LinkedHashMap<>();
  Sched.processes().forEach(p -> sockets(p).forEach(s -> of.computeIfAbsent(name(p), k -> new ArrayList<>()).add(s.sock())));
  System.out.println(tableOf(of.entrySet().stream().limit(limit).toList())
      .column("PROCESS", e -> e.getKey())
      .column("SOCKETS", e -> e.getValue().size())
      .column("OF WHICH", e -> e.getValue().stream()
          .collect(Collectors.groupingBy(s -> Sock.family(s) + ":" + Sock.type(s) + " " + Sock.state(s), TreeMap::new, Collectors.counting()))
          .entrySet().stream().map(n -> n.getValue() + " " + n.getKey()).collect(Collectors.joining(", "))));
  long orphans = SocketTables.tcp().stream().filter(s -> !users.containsKey(s)).count();
  if (orphans > 0) {
    pylog.info(orphans + " TCP sockets that no process has open: netinfo -- --tcp");
  }
}

boolean listens(Struct sock) {
  return Sock.state(sock).equals("LISTEN") || Sock.type(sock).equals("DGRAM") && !Sock.local(sock).isEmpty();
}

void listening() {
  table(Stream.<Supplier<List<Struct>>>of(() -> SocketTables.tcp(), () -> SocketTables.udp(), () -> SocketTables.unix())
      .flatMap(socks -> readOr(socks, List.<Struct>of()).stream()).filter(s -> readOr(() -> listens(s), false)).toList());
}

void one(int pid) {
  Struct task = pidToTask(pid);
  if (task == null) {
    throw new UsageException("--pid: there is no task with pid " + pid);
  }
  section("Sockets of " + name(task), () -> ofProcess(Sock.sockets(task)));
}

void ofProcess(List<Sock.OpenSocket> sockets) {
  System.out.println(tableOf(sockets)
      .column("FD", s -> s.fd())
      .column("SOCK", s -> "0x" + Long.toHexString(s.sock().addr_()))
      .column("KIND", s -> Sock.family(s.sock()) + ":" + Sock.type(s.sock()))
      .column("STATE", s -> Sock.state(s.sock()))
      .column("LOCAL", s -> Sock.local(s.sock()))
      .column("REMOTE", s -> Sock.remote(s.sock()))
      .column("UNREAD", s -> Amount.bytes(Sock.received(s.sock()))));
}

void summary() {
  List<Struct> namespaces = readOr(() -> apiOptions().usens().isPresent() ? List.of(getNsproxy().su_("net_ns")) : Netdevice.namespaces(), List.of());
  for (Struct net : namespaces) {
    section("Interfaces of network namespace " + readOr(() -> net.num_("ns.inum"), net), () -> interfaces(net));
  }
  section("Sockets by state", () -> states());
  section("Processes with sockets", () -> processes());
}

dumpHeading();
if (options.has("--tcp")) section("TCP", () -> table(SocketTables.tcp()));
if (options.has("--udp")) section("UDP", () -> table(SocketTables.udp()));
if (options.has("--unix")) section("UNIX", () -> table(SocketTables.unix()));
if (options.has("--listen")) section("Listening", () -> listening());
if (options.has("--pid")) one(options.count("--pid", 0));
if (Stream.of("--tcp", "--udp", "--unix", "--listen", "--pid").noneMatch(o -> options.has(o))) summary();
