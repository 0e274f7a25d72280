// SPDX-License-Identifier: GPL-3.0-or-later
// The tasks: their states, how long ago each ran, their memory, their namespaces.
//
// usage: jkdump replay taskinfo [-- OPTIONS]; without any, a summary
//   --pid N      one task: all of it
//   --state S    the tasks in one of these states: R S D T t X Z P I
//   --recent     all tasks, those first that ran last
//   --mem        processes by their memory, largest first
//   --ns         namespaces, and who is in them
//   --limit N    rows of a table at most (50)
import java.time.Duration;

Options options = Options.of(args(), "--pid N", "--state S", "--recent", "--mem", "--ns", "--limit N")

int limit = options.count("--limit", 50)
List<Struct> all = Sched.tasks()

String ago(Struct task) {
  return Sched.lastRun(task) == 0 ? "" : Amount.time(Sched.sinceRun(task));
}

void table(List<Struct> tasks) {
  System.out.println(Table.from(tasks.stream().limit(limit).toList())
      .column("PID", t -> t.num_("pid"))
      .column("TGID", t -> t.num_("tgid"))
      .column("CPU", t -> Sched.cpu(t))
      .column("ST", t -> Sched.state(t))
      .column("RAN", t -> ago(t))
      .column("VSZ", t -> Amount.bytes(Mm.virtualSize(t)))
      .column("RSS", t -> Amount.bytes(Mm.residentSize(t)))
      .column("COMMAND", t -> t.str_("comm"))
      .table().right("RAN", "VSZ", "RSS"));
  if (tasks.size() > limit) {
    System.out.println("... " + (tasks.size() - limit) + " more, see --limit");
  }
}

List<Struct> inStates(String states) {
  return all.stream().filter(t -> states.indexOf(Sched.state(t)) >= 0).toList();
}

List<Struct> byLastRun(List<Struct> tasks) {
  return tasks.stream().sorted(Comparator.comparing(Sched::sinceRun)).toList();
}

// The kernel keeps no time for idle tasks.
List<Struct> ran() {
  return byLastRun(all.stream().filter(t -> Sched.lastRun(t) != 0).toList());
}

void summary() {
  heading("States");
  Table states = Table.of("STATE", "TASKS").plain();
  all.stream().collect(Collectors.groupingBy(Sched::state, TreeMap::new, Collectors.counting()))
      .forEach((s, n) -> states.row(s, n));
  System.out.println(states.row("all", all.size()));
  heading("Ran last");
  Table times = Table.of("WITHIN", "TASKS").plain();
  for (Duration within : List.of(Duration.ofMillis(10), Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1))) {
    times.row(Amount.time(within), ran().stream().filter(t -> Sched.sinceRun(t).compareTo(within) <= 0).count());
  }
  System.out.println(times);
  heading("Running, in D state, stopped, or dead");
  table(byLastRun(inStates("RDTtXZ")));
}

void one(int pid) {
  Struct task = pidToTask(pid);
  if (task == null) {
    throw new IllegalArgumentException("there is no task with pid " + pid);
  }
  heading(who(task));
  System.out.println(Table.of("FACT", "VALUE").plain()
      .row("task", task)
      .row("state", Sched.state(task))
      .row("CPU", Sched.cpu(task))
      .row("ran", ago(task))
      .row("parent", who(task.su_("real_parent")))
      .row("threads", Sched.threads(task.su_("group_leader")).size())
      .row("VSZ", Amount.bytes(Mm.virtualSize(task)))
      .row("RSS", Amount.bytes(Mm.residentSize(task)))
      .row("user", task.num_("cred->uid.val") + ":" + task.num_("cred->gid.val"))
      .row("directory", Fs.cwd(task))
      .row("open files", Fs.files(task).size())
      .row("namespaces", Nsproxy.of(task)));
  Locks.of(task).ifPresent(w -> System.out.println("\nwaits for " + w.kind().name().toLowerCase() + " " + Locks.name(w.lock())
      + w.owner().map(o -> ", held by " + who(o)).orElse("")));
  System.out.println();
  System.out.print(bt("" + pid));
}

void memory() {
  heading("Processes by their memory");
  table(Sched.processes().stream().filter(t -> t.num_("mm") != 0)
      .sorted(Comparator.comparing(t -> -Mm.residentSize(t))).toList());
}

// A namespace is the pair of its kind and its number.
void namespaces() {
  heading("Namespaces");
  Map<String, List<Struct>> members = new TreeMap<>();
  for (Struct task : Sched.processes()) {
    Nsproxy.of(task).forEach((kind, number) -> members.computeIfAbsent(kind + " " + number, k -> new ArrayList<>()).add(task));
  }
  System.out.println(Table.from(members.entrySet())
      .column("KIND", e -> e.getKey().split(" ")[0])
      .column("NUMBER", e -> Long.parseLong(e.getKey().split(" ")[1]))
      .column("PROCESSES", e -> e.getValue().size())
      .column("FIRST", e -> who(e.getValue().get(0))));
}

void states(String states) {
  if (!states.matches("[RSDTtXZPI]+")) {
    throw new IllegalArgumentException("--state takes letters of RSDTtXZPI, not '" + states + "'");
  }
  heading("Tasks in state " + states);
  table(byLastRun(inStates(states)));
}

if (options.has("--pid")) one(options.count("--pid", 0));
if (options.has("--state")) states(options.text("--state", ""));
if (options.has("--recent")) { heading("All tasks, those first that ran last"); table(ran()); }
if (options.has("--mem")) memory();
if (options.has("--ns")) namespaces();
if (Stream.of("--pid", "--state", "--recent", "--mem", "--ns").noneMatch(o -> options.has(o))) summary();
