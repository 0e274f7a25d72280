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
//
// RSS counts the pages of shared memory (shmem), too; crash's ps may leave them out.
import java.time.Duration;

Options options = Options.of(args(), "--pid N", "--state S", "--recent", "--mem", "--ns", "--limit N")

int limit = options.count("--limit", 50)

String ago(Struct task) {
  return Sched.lastRun(task) == 0 ? "" : Amount.time(Sched.sinceRun(task));
}

String name(Struct task) {
  return readOr(() -> who(task), "? " + task);
}

void table(List<Struct> tasks) {
  System.out.println(tableOf(tasks.stream().limit(limit).toList())
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

char state(Struct task) {
  return readOr(() -> Sched.state(task), '?');
}

List<Struct> inStates(String states) {
  return Sched.tasks().stream().filter(t -> states.indexOf(state(t)) >= 0).toList();
}

Duration since(Struct task) {
  return readOr(() -> Sched.sinceRun(task), Duration.ofDays(99999));
}

List<Struct> byLastRun(List<Struct> tasks) {
  return tasks.stream().sorted(Comparator.comparing(t -> since(t))).toList();
}

// The kernel keeps no time for idle tasks.
List<Struct> ran() {
  return byLastRun(Sched.tasks().stream().filter(t -> readOr(() -> Sched.lastRun(t) != 0, false)).toList());
}

void states() {
  List<Struct> all = Sched.tasks();
  Table states = Table.of("STATE", "TASKS").plain();
  all.stream().collect(Collectors.groupingBy(t -> state(t), TreeMap::new, Collectors.counting()))
      .forEach((s, n) -> states.row(s, n));
  System.out.println(states.row("all", all.size()));
}

void ranLast() {
  List<Duration> since = ran().stream().map(t -> since(t)).toList();
  Table times = Table.of("WITHIN", "TASKS").plain();
  for (Duration within : List.of(Duration.ofMillis(10), Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1))) {
    times.row(Amount.time(within), since.stream().filter(t -> t.compareTo(within) <= 0).count());
  }
  System.out.println(times);
}

void summary() {
  section("States", () -> states());
  section("Ran last", () -> ranLast());
  section("Running, in D state, stopped, or dead", () -> table(byLastRun(inStates("RDTtXZ"))));
}

void one(int pid) {
  Struct task = pidToTask(pid);
  if (task == null) {
    throw new UsageException("--pid: there is no task with pid " + pid);
  }
  section(name(task), () -> facts(task));
  section("The stack of " + name(task), () -> System.out.print(bt("" + pid)));
}

void fact(Table table, String name, Supplier<Object> value) {
  table.row(name, readOr(value, "?"));
}

void facts(Struct task) {
  Table facts = Table.of("FACT", "VALUE").plain();
  fact(facts, "task", () -> task);
  fact(facts, "state", () -> Sched.state(task));
  fact(facts, "CPU", () -> Sched.cpu(task));
  fact(facts, "ran", () -> ago(task));
  fact(facts, "parent", () -> who(task.su_("real_parent")));
  fact(facts, "threads", () -> Sched.threads(task.su_("group_leader")).size());
  fact(facts, "VSZ", () -> Amount.bytes(Mm.virtualSize(task)));
  fact(facts, "RSS", () -> Amount.bytes(Mm.residentSize(task)));
  fact(facts, "user", () -> task.num_("cred->uid.val") + ":" + task.num_("cred->gid.val"));
  fact(facts, "directory", () -> Fs.cwd(task));
  fact(facts, "open files", () -> Fs.files(task).size());
  fact(facts, "namespaces", () -> Nsproxy.of(task));
  System.out.println(facts);
  Locks.of(task).ifPresent(w -> System.out.println("\nwaits for " + w.kind().name().toLowerCase() + " " + Locks.name(w.lock())
      + w.owner().map(o -> ", held by " + who(o)).orElse("")));
}

void memory() {
  table(Sched.processes().stream().filter(t -> readOr(() -> t.num_("mm") != 0, true))
      .sorted(Comparator.comparing(t -> -readOr(() -> Mm.residentSize(t), 0L))).toList());
}

// A namespace is the pair of its kind and its number.
void namespaces() {
  Map<String, List<Struct>> members = new TreeMap<>();
  for (Struct task : Sched.processes()) {
    readOr(() -> Nsproxy.of(task), Map.<String, Long>of()).forEach((kind, number) -> members.computeIfAbsent(kind + " " + number, k -> new ArrayList<>()).add(task));
  }
  System.out.println(tableOf(members.entrySet())
      .column("KIND", e -> e.getKey().split(" ")[0])
      .column("NUMBER", e -> Long.parseLong(e.getKey().split(" ")[1]))
      .column("PROCESSES", e -> e.getValue().size())
      .column("FIRST", e -> who(e.getValue().get(0))));
}

void states(String states) {
  if (!states.matches("[RSDTtXZPI]+")) {
    throw new UsageException("--state takes letters of RSDTtXZPI, not '" + states + "'");
  }
  section("Tasks in state " + states, () -> table(byLastRun(inStates(states))));
}

dumpHeading();
if (options.has("--pid")) one(options.count("--pid", 0));
if (options.has("--state")) states(options.text("--state", ""));
if (options.has("--recent")) section("All tasks, those first that ran last", () -> table(ran()));
if (options.has("--mem")) section("Processes by their memory", () -> memory());
if (options.has("--ns")) section("Namespaces", () -> namespaces());
if (Stream.of("--pid", "--state", "--recent", "--mem", "--ns").noneMatch(o -> options.has(o))) summary();
