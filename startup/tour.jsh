// SPDX-License-Identifier: GPL-3.0-or-later
// A first look at a dump: what the machine was, why it died, what ran on it.
// Everything but the backtrace is read from the dump's memory in Java.

void heading(String text) {
  System.out.println();
  System.out.println(Box.of(text));
}

heading("The system")
SysInfo sys = sysInfo()
System.out.println(Table.of("FACT", "VALUE").plain()
    .row("release", sys.release())
    .row("node", sys.nodename())
    .row("CPUs", Integer.toString(sys.cpus()))
    .row("memory", sys.get("MEMORY"))
    .row("up", sys.uptime())
    .row("tasks", Integer.toString(tasks().size()))
    .row("panic", sys.panic()))

heading("The task that panicked")
String backtrace = crash("bt")
System.out.print(backtrace)
Matcher panicked = Pattern.compile("TASK: ([0-9a-f]+)").matcher(backtrace)
Struct culprit = panicked.find() ? readSU("task_struct", Long.parseUnsignedLong(panicked.group(1), 16)) : readSU("task_struct", sym2addr("init_task"))

heading("The processes")
// Kernel: include/linux/sched.h; "children" heads the list that each child is in by its "sibling".
List<Struct> children(Struct task) {
  return readSUListFromHead(task.addrOf_("children"), "sibling", "task_struct");
}

// Since Linux kernel commit 2f064a59a11f ("sched: Change task_struct::state") (in v5.14) "__state".
long state(Struct task) {
  return task.num_(task.has_("__state") ? "__state" : "state");
}

String label(Struct task) {
  long threads = task.num_("signal.nr_threads");
  return task.str_("comm") + " " + task.num_("pid")
      + (threads > 1 ? " (" + threads + " threads)" : "")
      + (state(task) == 2 ? " [D]" : "");
}

System.out.println(Tree.from((Struct) readSymbol("init_task"), t -> children(t), t -> label(t)).maxChildren(24))

heading("The mounted file systems")
// Kernel: fs/mount.h; every mount hangs on its super block, and those on the list "super_blocks".
String path(Struct mount) {
  Deque<String> names = new ArrayDeque<>();
  Struct at = mount;
  while (at.su_("mnt_parent").addr_() != at.addr_()) {
    Struct dentry = at.su_("mnt_mountpoint");
    Struct parent = at.su_("mnt_parent");
    while (dentry.addr_() != parent.su_("mnt.mnt_root").addr_()) {
      names.addFirst(readCString(dentry.num_("d_name.name")));
      dentry = dentry.su_("d_parent");
    }
    at = parent;
  }
  return "/" + String.join("/", names);
}

Struct namespace = ((Struct) readSymbol("init_task")).su_("nsproxy.mnt_ns")
List<Struct> mounts = readSUListFromHead("super_blocks", "s_list", "super_block").stream()
    .flatMap(sb -> readSUListFromHead(sb.addrOf_("s_mounts"), "mnt_instance", "mount").stream())
    .filter(m -> m.num_("mnt_ns") == namespace.addr_())
    .sorted(Comparator.comparingLong(m -> m.num_("mnt_id")))
    .toList()
System.out.println(Table.from(mounts)
    .column("ID", m -> m.num_("mnt_id"))
    .column("DEVICE", m -> m.str_("mnt_devname"))
    .column("TYPE", m -> m.str_("mnt.mnt_sb.s_type.name"))
    .column("PATH", m -> path(m)))

heading("The loaded modules")
// Since Linux kernel commit ac3b43283923 ("module: replace module_layout with module_memory")
// (in v6.4) a module has several memory regions; before it one core layout.
long moduleSize(Struct module) {
  return module.has_("mem") ? module.num_("mem[0].size") : module.num_("core_layout.size");
}

System.out.println(Table.from(readSUListFromHead("modules", "list", "module"))
    .column("MODULE", m -> m.str_("name"))
    .column("ADDRESS", m -> "0x" + Long.toHexString(m.addr_()))
    .column("SIZE", m -> moduleSize(m))
    .column("REFS", m -> m.num_("refcnt.counter") - 1))

heading("One struct: the credentials of " + culprit.str_("comm"))
System.out.println(culprit.su_("cred").dump_())

List<Struct> stuck = tasks().stream().filter(t -> state(t) == 2).toList()
for (Struct task : stuck) {
  pylog.warning("task " + task.num_("pid") + " (" + task.str_("comm") + ") is in uninterruptible sleep");
}
pylog.info(tasks().size() + " tasks seen, " + stuck.size() + " of them in uninterruptible sleep; " + mounts.size() + " mounts")
