// SPDX-License-Identifier: GPL-3.0-or-later
// A tour of the API: facts, generated classes, lists, helpers, tables, trees and the log.
//
// usage: jkdump replay tour
//
// Only the facts of `sys` and the backtrace come from crash. The rest is read from the dump.

heading("The system")
SysInfo sys = sysInfo()
System.out.println(Table.of("FACT", "VALUE").plain()
    .row("release", sys.release())
    .row("node", sys.nodename())
    .row("CPUs", vars.nr_cpu_ids())
    .row("memory", sys.get("MEMORY"))
    .row("state", vars.system_state())
    .row("up", Amount.time(Timekeeping.uptime()))
    .row("tasks", tasks().size())
    .row("panic", sys.panic()))

// A global variable is a method of vars, a field is a method of its struct's class.
heading("The task that panicked")
int cpu = Math.max(0, vars.panic_cpu().counter())
task_struct culprit = vars.runqueues(cpu).curr()
System.out.print(bt(Long.toHexString(culprit.addr_())))

// Kernel: include/linux/sched.h; "children" is the head of a list that "sibling" links.
heading("The processes")
List<task_struct> children(task_struct task) {
  return listOf(task.children(), task_struct.sibling);
}

String label(task_struct task) {
  int threads = task.signal().nr_threads();
  return who(task)
      + (threads > 1 ? " (" + threads + " threads)" : "")
      + (Sched.state(task) == 'D' ? " [D]" : "");
}

System.out.println(Tree.from(vars.init_task(), t -> children(t), t -> label(t)).maxChildren(24))

// The helpers know how kernels differ. They take and give structs of any form.
heading("init")
task_struct init = pidToTask(1, task_struct.class)
System.out.println(who(init) + ", " + Amount.bytes(Mm.residentSize(init)) + ", in " + Fs.cwd(init))
Fs.files(init).forEach(System.out::println)

heading("The mounted file systems")
System.out.println(Table.from(Mount.all())
    .column("ID", m -> m.num_("mnt_id"))
    .column("DEVICE", m -> Mount.device(m))
    .column("TYPE", m -> Mount.type(m))
    .column("PATH", m -> Mount.dir(m)))

heading("The loaded modules")
System.out.println(Table.from(Kmod.all())
    .column("MODULE", m -> m.str_("name"))
    .column("ADDRESS", m -> "0x" + Long.toHexString(m.addr_()))
    .column("SIZE", m -> Kmod.size(m))
    .column("USERS", m -> Kmod.references(m)))

heading("The tasks that wait for locks")
LockTree.of(Locks.waits()).forEach(System.out::println)

heading("One struct: the credentials of " + who(culprit))
System.out.println(culprit.cred().dump_())

// The log is shown at once and once more at the end of the run.
List<Struct> stuck = tasks().stream().filter(t -> Sched.state(t) == 'D').toList()
stuck.forEach(t -> pylog.warning(who(t) + " is in uninterruptible sleep"))
pylog.info(tasks().size() + " tasks, " + stuck.size() + " of them in uninterruptible sleep")
