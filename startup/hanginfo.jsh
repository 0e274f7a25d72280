// SPDX-License-Identifier: GPL-3.0-or-later
// What hangs: who waits for which mutex or read/write semaphore, held by whom, as a tree; and the other tasks in D state.
//
// usage: jkdump replay hanginfo [-- OPTIONS]
//   --bt            the stacks of those that wait and of those that hold
//   --long SECONDS  from when on a wait is worth a warning (120)
Options options = Options.of(args(), "--bt", "--long SECONDS")

Duration tooLong = Duration.ofSeconds(options.count("--long", 120))
List<Locks.Wait> waits = Locks.waits()

String who(Struct task) {
  return task.str_("comm") + " " + task.num_("pid") + " [" + Sched.state(task) + "]";
}

String held(Locks.Wait wait) {
  return switch (wait.kind()) {
    case RWSEM -> Rwsem.isWritten(wait.lock()) ? ", held for writing" : ", held by " + Rwsem.readers(wait.lock()) + " for reading";
    default -> "";
  };
}

String lock(Locks.Wait wait) {
  long waiting = waits.stream().filter(w -> w.lock().equals(wait.lock())).count();
  return "holds " + wait.kind().name().toLowerCase() + " " + Locks.name(wait.lock()) + held(wait) + ", " + waiting + " waiting";
}

String waiter(Locks.Wait wait) {
  String how = wait.kind() != Locks.Kind.RWSEM ? "" : wait.isForReading() ? " to read" : " to write";
  return who(wait.task()) + " waits" + how + " for " + Amount.time(Sched.sinceRun(wait.task()));
}

// What a task holds that others wait for: one wait stands for each such lock.
List<Locks.Wait> heldBy(Struct owner) {
  Map<Struct, Locks.Wait> locks = new LinkedHashMap<>();
  waits.stream().filter(w -> w.owner().equals(Optional.ofNullable(owner))).forEach(w -> locks.putIfAbsent(w.lock(), w));
  return new ArrayList<>(locks.values());
}

Tree tree(Struct owner, String label, Set<Struct> above) {
  Tree tree = Tree.of(label);
  if (!above.add(owner)) {
    return tree.add("... waits for itself: see the circle");
  }
  for (Locks.Wait held : heldBy(owner)) {
    Tree lock = tree.branch(lock(held));
    waits.stream().filter(w -> w.lock().equals(held.lock())).forEach(w -> lock.add(tree(w.task(), waiter(w), new HashSet<>(above))));
  }
  return tree;
}

// Those that hold and don't wait themselves, nobody for a lock without a known owner, and one of each circle.
List<Struct> roots() {
  Set<Struct> roots = new LinkedHashSet<>();
  Set<Struct> waiting = waits.stream().map(Locks.Wait::task).collect(Collectors.toSet());
  waits.forEach(w -> w.owner().filter(o -> !waiting.contains(o)).ifPresentOrElse(roots::add, () -> { if (w.owner().isEmpty()) roots.add(null); }));
  Locks.deadlocks(waits).forEach(circle -> roots.add(circle.get(0).task()));
  return new ArrayList<>(roots);
}

void locks() {
  System.out.println(Box.of("Locks"));
  if (waits.isEmpty()) {
    System.out.println("nobody waits for a mutex or a semaphore");
  }
  for (Struct root : roots()) {
    System.out.println(tree(root, root == null ? "no known owner" : who(root), new HashSet<>()));
  }
  for (List<Locks.Wait> circle : Locks.deadlocks(waits)) {
    String names = circle.stream().map(w -> who(w.task()) + " waits for " + Locks.name(w.lock())).collect(Collectors.joining(", held by "));
    pylog.error("deadlock: " + names + ", held by " + who(circle.get(0).task()));
  }
}

// The first frame that is not of the scheduler.
String place(Struct task) {
  return crash("bt " + Long.toHexString(task.addr_())).lines()
      .filter(l -> l.matches(" *#\\d+ \\[\\w+\\] .*") && !l.matches(".*\\] (__)?schedule.*"))
      .findFirst().map(l -> l.replaceFirst(".*\\] (\\S+) at .*", "$1")).orElse("");
}

void others() {
  Set<Struct> known = waits.stream().map(Locks.Wait::task).collect(Collectors.toSet());
  List<Struct> rest = tasks().stream().filter(t -> Sched.state(t) == 'D' && !known.contains(t)).toList();
  System.out.println();
  System.out.println(Box.of("Other tasks in D state"));
  System.out.println(rest.isEmpty() ? "none" : Table.from(rest)
      .column("PID", t -> t.num_("pid"))
      .column("COMMAND", t -> t.str_("comm"))
      .column("FOR", t -> Amount.time(Sched.sinceRun(t)))
      .column("IN", t -> place(t)));
}

void stacks() {
  Set<Struct> concerned = new LinkedHashSet<>();
  waits.forEach(w -> { concerned.add(w.task()); w.owner().ifPresent(concerned::add); });
  System.out.println();
  System.out.println(Box.of("Stacks"));
  concerned.forEach(t -> System.out.println(crash("bt " + Long.toHexString(t.addr_()))));
}

locks(); others();
if (options.has("--bt")) stacks();
for (Struct task : tasks()) {
  if (Sched.state(task) == 'D' && Sched.sinceRun(task).compareTo(tooLong) >= 0) {
    pylog.warning(who(task) + " has waited for " + Amount.time(Sched.sinceRun(task)));
  }
}
