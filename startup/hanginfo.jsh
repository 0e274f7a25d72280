// SPDX-License-Identifier: GPL-3.0-or-later
// What hangs: who waits for which mutex or read/write semaphore, held by whom, as a tree; and the other tasks in D state.
//
// usage: jkdump replay hanginfo [-- OPTIONS]
//   --bt            the stacks of waiting tasks and of holders
//   --long SECONDS  from when on a wait is worth a warning (120)
import java.time.Duration;

Options options = Options.of(args(), "--bt", "--long SECONDS")

Duration tooLong = Duration.ofSeconds(options.count("--long", 120))
List<Locks.Wait> waits = Locks.waits()

void locks() {
  System.out.println(Box.of("Locks"));
  if (waits.isEmpty()) {
    System.out.println("nobody waits for a mutex or a semaphore");
  }
  LockTree.of(waits).forEach(System.out::println);
  Locks.deadlocks(waits).forEach(circle -> pylog.error("deadlock: " + LockTree.circle(circle)));
}

// The first function on the stack outside the scheduler.
String place(Struct task) {
  return bt(Long.toHexString(task.addr_())).lines()
      .filter(l -> l.matches(" *#\\d+ \\[\\w+\\] .*") && !l.matches(".*\\] (__)?schedule.*"))
      .findFirst().map(l -> l.replaceFirst(".*\\] (\\S+) at .*", "$1")).orElse("");
}

void others() {
  Set<Struct> known = waits.stream().map(Locks.Wait::task).collect(Collectors.toSet());
  List<Struct> rest = tasks().stream().filter(t -> Sched.state(t) == 'D' && !known.contains(t)).toList();
  heading("Other tasks in D state");
  System.out.println(rest.isEmpty() ? "none" : Table.from(rest)
      .column("PID", t -> t.num_("pid"))
      .column("COMMAND", t -> t.str_("comm"))
      .column("FOR", t -> Amount.time(Sched.sinceRun(t)))
      .column("IN", t -> place(t)));
}

void stacks() {
  Set<Struct> concerned = new LinkedHashSet<>();
  waits.forEach(w -> { concerned.add(w.task()); w.owner().ifPresent(concerned::add); });
  heading("Stacks");
  concerned.forEach(t -> System.out.println(bt(Long.toHexString(t.addr_()))));
}

locks(); others();
if (options.has("--bt")) stacks();
for (Struct task : tasks()) {
  if (Sched.state(task) == 'D' && Sched.sinceRun(task).compareTo(tooLong) >= 0) {
    pylog.warning(LockTree.who(task) + " has waited for " + Amount.time(Sched.sinceRun(task)));
  }
}
