// SPDX-License-Identifier: GPL-3.0-or-later
// The first look at a dump: the system, why it died, memory, what ran and what hung, file systems, the log's complaints.
//
// usage: jkdump replay crashinfo [-- OPTIONS]
//   --lines N       lines of the log to show, those of level warning and worse (40)
//   --long SECONDS  from when on a task in D state is worth a warning (120)
//
// Problems are shown at once as warnings, and all of them again at the end.
import java.time.Duration;

Options options = Options.of(args(), "--lines N", "--long SECONDS")

int lines = options.count("--lines", 40)
Duration tooLong = Duration.ofSeconds(options.count("--long", 120))

String pages(long pages) {
  return Amount.bytes(pages * kernel().facts().pageSize());
}

void system() {
  List<String> taints = readOr(() -> Panic.taints(), List.of("?"));
  Table facts = Table.of("FACT", "VALUE").plain();
  facts.row("release", readOr(() -> kernel().facts().release(), "?"));
  facts.row("version", readOr(() -> sysInfo().get("VERSION"), "?"));
  facts.row("node", readOr(() -> sysInfo().nodename(), "?"));
  facts.row("date", readOr(() -> Timekeeping.now(), "?"));
  facts.row("up", readOr(() -> Amount.time(Timekeeping.uptime()), "?"));
  facts.row("CPUs", readOr(() -> sysInfo().get("CPUS"), "?"));
  facts.row("memory", readOr(() -> sysInfo().get("MEMORY"), "?"));
  facts.row("load", readOr(() -> sysInfo().get("LOAD AVERAGE"), "?"));
  facts.row("tasks", readOr(() -> tasks().size(), "?"));
  facts.row("tainted", readOr(() -> taints.isEmpty() ? "no" : String.join("; ", taints), "?"));
  System.out.println(facts);
  if (!taints.isEmpty()) pylog.warning("the kernel is tainted: " + String.join("; ", taints));
  int cpus = kernel().perCpu().cpus();
  double load = readOr(() -> Loadavg.averages().get(0), 0.0);
  if (load > 4 * cpus) pylog.warning("the load is high for " + cpus + " CPUs: " + load);
}

// A dump that was made from outside of a running guest has no task that panicked.
String stacks() {
  try {
    return bt("-p");
  } catch (CommandException e) {
    return e.partialOutput().strip() + "\nThe CPUs were running:\n\n" + bt("-a");
  }
}

void panic() {
  if (kernel().facts().live()) {
    System.out.println("a live system");
    return;
  }
  String message = readOr(() -> Panic.message(), "");
  System.out.println(message.isEmpty() ? "no panic message" : message);
  System.out.println();
  System.out.print(stacks());
}

void memory() {
  Meminfo m = Meminfo.read();
  Table table = Table.of("WHAT", "PAGES", "SIZE", "OF ALL").plain().right("PAGES", "SIZE", "OF ALL");
  BiConsumer<String, Long> row = (what, n) -> table.row(what, n, pages(n), m.total() == 0 ? "" : 100 * n / m.total() + " %");
  row.accept("total", m.total());
  row.accept("free", m.free());
  row.accept("used", m.used());
  row.accept("buffers", m.buffers());
  row.accept("cached", m.cached());
  row.accept("shared", m.shared());
  row.accept("anonymous", m.anonymous());
  row.accept("slab", m.slab());
  row.accept("page tables", m.pageTables());
  row.accept("committed", m.committed());
  System.out.println(table);
  System.out.println("swap: " + pages(m.swapTotal() - m.swapFree()) + " of " + pages(m.swapTotal()) + " used");
  long spare = m.free() + m.buffers() + m.cached() - m.shared() + m.slabReclaimable();
  if (spare < m.total() / 20) {
    pylog.warning("memory is short: " + pages(spare) + " of " + pages(m.total()) + " free or easily freed");
  }
  if (m.slab() > m.total() / 3) {
    pylog.warning("slabs take " + pages(m.slab()) + " of " + pages(m.total()) + ": see memhog");
  }
}

void runQueues() {
  List<Struct> queues = RunQueue.all();
  long newest = queues.stream().mapToLong(rq -> readOr(() -> RunQueue.clock(rq), 0L)).max().orElse(0);
  System.out.println(tableOf(queues)
      .column("CPU", rq -> rq.num_("cpu"))
      .column("RUNNING", rq -> who(RunQueue.current(rq)))
      .column("WANT TO RUN", rq -> RunQueue.running(rq))
      .column("REAL-TIME", rq -> RunQueue.realtime(rq).stream().map(t -> who(t)).collect(Collectors.joining(", ")))
      .column("CLOCK BEHIND", rq -> Amount.time(Duration.ofNanos(newest - RunQueue.clock(rq)))));
  for (Struct rq : queues) {
    long behind = newest - readOr(() -> RunQueue.clock(rq), newest);
    if (behind > 10_000_000_000L && readOr(() -> RunQueue.current(rq).num_("pid"), 0L) != 0) {
      pylog.warning("CPU " + rq.num_("cpu") + " has not scheduled for " + Amount.time(Duration.ofNanos(behind)));
    }
  }
}

Duration waited(Struct task) {
  return readOr(() -> Sched.sinceRun(task), Duration.ZERO);
}

void blocked() {
  List<Struct> stuck = tasks().stream().filter(t -> readOr(() -> Sched.state(t) == 'D', false)).sorted(Comparator.comparing(t -> waited(t).negated())).toList();
  System.out.println(stuck.isEmpty() ? "none" : tableOf(stuck)
      .column("PID", t -> t.num_("pid"))
      .column("COMMAND", t -> t.str_("comm"))
      .column("CPU", t -> Sched.cpu(t))
      .column("FOR", t -> Amount.time(Sched.sinceRun(t)))
      .column("WAITS FOR", t -> Locks.of(t).map(w -> w.kind().name().toLowerCase() + " " + Locks.name(w.lock())).orElse("")));
  stuck.stream().filter(t -> waited(t).compareTo(tooLong) >= 0).forEach(t ->
      pylog.warning(readOr(() -> who(t), t) + " is in D state for " + Amount.time(waited(t)) + ": see hanginfo"));
}

void fileSystems() {
  System.out.println(tableOf(Mount.all())
      .column("DEVICE", m -> Mount.device(m))
      .column("TYPE", m -> Mount.type(m))
      .column("PATH", m -> Mount.dir(m)));
}

void show(Printk.Line record) {
  record.lines().forEach(System.out::println);
}

// Frames with a question mark are what the kernel found on the stack by chance.
void log() {
  List<Printk.Line> log = Printk.records();
  List<Printk.Line> bad = log.stream().filter(l -> l.level() <= 4 && !l.text().startsWith(" ? ")).toList();
  int before = Math.max(0, bad.size() - lines);
  bad.subList(0, before).stream().filter(l -> Panic.isLastWord(l.text())).forEach(l -> show(l));
  if (before > 0) System.out.println("... " + before + " before, see log or --lines");
  bad.subList(before, bad.size()).forEach(l -> show(l));
  Trouble.in(log).forEach(t -> pylog.warning(t));
}

dumpHeading();
section("System", () -> system());
section("Panic", () -> panic());
section("Memory", () -> memory());
section("Run queues", () -> runQueues());
section("Tasks in D state", () -> blocked());
section("File systems", () -> fileSystems());
section("The log: warnings and worse", () -> log());
