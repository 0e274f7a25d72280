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
  heading("System");
  SysInfo sys = sysInfo();
  List<String> taints = Panic.taints();
  System.out.println(Table.of("FACT", "VALUE").plain()
      .row("release", sys.release())
      .row("version", sys.get("VERSION"))
      .row("node", sys.nodename())
      .row("date", Timekeeping.now())
      .row("up", Amount.time(Timekeeping.uptime()))
      .row("CPUs", sys.cpus())
      .row("memory", sys.get("MEMORY"))
      .row("load", Loadavg.averages().stream().map(l -> String.format("%.2f", l)).collect(Collectors.joining(", ")))
      .row("tasks", tasks().size())
      .row("tainted", taints.isEmpty() ? "no" : String.join("; ", taints)));
  if (!taints.isEmpty()) {
    pylog.warning("the kernel is tainted: " + String.join("; ", taints));
  }
  if (Loadavg.averages().get(0) > 4 * sys.cpus()) {
    pylog.warning("the load is high for " + sys.cpus() + " CPUs: " + sys.get("LOAD AVERAGE"));
  }
}

void panic() {
  heading("Panic");
  if (kernel().facts().live()) {
    System.out.println("a live system");
    return;
  }
  System.out.println(sysInfo().panic().isEmpty() ? "no panic message" : sysInfo().panic());
  System.out.println();
  System.out.print(bt("-p"));
}

void memory() {
  heading("Memory");
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
  heading("Run queues");
  List<Struct> queues = RunQueue.all();
  long newest = queues.stream().mapToLong(RunQueue::clock).max().orElse(0);
  System.out.println(Table.from(queues)
      .column("CPU", rq -> rq.num_("cpu"))
      .column("RUNNING", rq -> who(RunQueue.current(rq)))
      .column("WANT TO RUN", rq -> RunQueue.running(rq))
      .column("REAL-TIME", rq -> RunQueue.realtime(rq).stream().map(t -> who(t)).collect(Collectors.joining(", ")))
      .column("CLOCK BEHIND", rq -> Amount.time(Duration.ofNanos(newest - RunQueue.clock(rq)))));
  for (Struct rq : queues) {
    long behind = newest - RunQueue.clock(rq);
    if (behind > 10_000_000_000L && RunQueue.current(rq).num_("pid") != 0) {
      pylog.warning("CPU " + rq.num_("cpu") + " has not scheduled for " + Amount.time(Duration.ofNanos(behind)));
    }
  }
}

void blocked() {
  heading("Tasks in D state");
  List<Struct> stuck = tasks().stream().filter(t -> Sched.state(t) == 'D')
      .sorted(Comparator.comparing(t -> Sched.sinceRun(t).negated())).toList();
  System.out.println(stuck.isEmpty() ? "none" : Table.from(stuck)
      .column("PID", t -> t.num_("pid"))
      .column("COMMAND", t -> t.str_("comm"))
      .column("CPU", t -> Sched.cpu(t))
      .column("FOR", t -> Amount.time(Sched.sinceRun(t)))
      .column("WAITS FOR", t -> Locks.of(t).map(w -> w.kind().name().toLowerCase() + " " + Locks.name(w.lock())).orElse("")));
  for (Struct task : stuck) {
    if (Sched.sinceRun(task).compareTo(tooLong) >= 0) {
      pylog.warning(who(task) + " is in D state for " + Amount.time(Sched.sinceRun(task)) + ": see hanginfo");
    }
  }
}

void fileSystems() {
  heading("File systems");
  System.out.println(Table.from(Mount.all())
      .column("DEVICE", m -> Mount.device(m))
      .column("TYPE", m -> Mount.type(m))
      .column("PATH", m -> Mount.dir(m)));
}

void log() {
  heading("The log: warnings and worse");
  List<Printk.Line> log = Printk.records();
  List<Printk.Line> bad = log.stream().filter(l -> l.level() <= 4).toList();
  if (bad.size() > lines) {
    System.out.println("... " + (bad.size() - lines) + " before, see log or --lines");
  }
  bad.subList(Math.max(0, bad.size() - lines), bad.size()).forEach(System.out::println);
  Trouble.in(log).forEach(t -> pylog.warning(t));
}

system(); panic(); memory(); runQueues(); blocked(); fileSystems(); log();
