// SPDX-License-Identifier: GPL-3.0-or-later
// A tour of the API: facts, generated classes, lists, helpers, tables, trees and the log.
//
// usage: jkdump replay tour
//
// Only the facts of `sys` and the backtrace come from crash. The rest is read from the dump.

dumpHeading()

void system() {
  SysInfo sys = sysInfo();
  System.out.println(Table.of("FACT", "VALUE").plain()
      .row("release", sys.release())
      .row("node", sys.nodename())
      .row("CPUs", vars.nr_cpu_ids())
      .row("memory", sys.get("MEMORY"))
      .row("state", vars.system_state())
      .row("up", Amount.time(Timekeeping.uptime()))
      .row("tasks", tasks().size())
      .row("panic", sys.panic()));
}

// A section that fails, or that can't read everything, says so; the tour goes on.
section("The system", () -> system())

// A global variable is a method of vars, a field is a method of its struct's class.
int panicked = readOr(() -> vars.panic_cpu().counter(), -1)
int cpu = Math.max(0, panicked)
task_struct culprit() {
  return vars.runqueues(cpu).curr();
}

section(panicked < 0 ? "No task panicked; the task of CPU 0" : "The task that panicked",
    () -> System.out.print(bt(Long.toHexString(culprit().addr_()))))

// Kernel: include/linux/sched.h; "children" is the head of a list that "sibling" links.
List<task_struct> children(task_struct task) {
  return readOr(() -> listOf(task.children(), task_struct.sibling), List.of());
}

String label(task_struct task) {
  int threads = task.signal().nr_threads();
  return who(task)
      + (threads > 1 ? " (" + threads + " threads)" : "")
      + (Sched.state(task) == 'D' ? " [D]" : "");
}

section("The processes", () -> System.out.println(
    Tree.from(vars.init_task(), t -> children(t), t -> readOr(() -> label(t), "? " + t)).maxChildren(24)))

// The helpers know how kernels differ. They take and give structs of any form.
void init() {
  task_struct init = pidToTask(1, task_struct.class);
  if (init == null) throw new TargetException("there is no task with PID 1");
  System.out.println(who(init) + ", " + Amount.bytes(Mm.residentSize(init)) + ", in " + Fs.cwd(init));
  Fs.files(init).forEach(f -> System.out.println(readOr(() -> f.toString(), "fd " + f.fd() + ": ?")));
}

section("init", () -> init())

// A cell that can't be read is a question mark.
section("The mounted file systems", () -> System.out.println(tableOf(Mount.all())
    .column("ID", m -> m.num_("mnt_id"))
    .column("DEVICE", m -> Mount.device(m))
    .column("TYPE", m -> Mount.type(m))
    .column("PATH", m -> Mount.dir(m))))

section("The loaded modules", () -> System.out.println(tableOf(Kmod.all())
    .column("MODULE", m -> m.str_("name"))
    .column("ADDRESS", m -> "0x" + Long.toHexString(m.addr_()))
    .column("SIZE", m -> Kmod.size(m))
    .column("USERS", m -> Kmod.references(m))))

section("The tasks that wait for locks", () -> LockTree.of(Locks.waits()).forEach(System.out::println))

section("One struct: the credentials of CPU " + cpu + "'s task", () -> System.out.println(culprit().cred().dump_()))

// The log is shown at once and once more at the end of the run.
void stuck() {
  List<Struct> stuck = tasks().stream().filter(t -> readOr(() -> Sched.state(t) == 'D', false)).toList();
  stuck.forEach(t -> pylog.warning(who(t) + " is in uninterruptible sleep"));
  System.out.println(tasks().size() + " tasks, " + stuck.size() + " of them in uninterruptible sleep");
}

section("Stuck tasks", () -> stuck())
