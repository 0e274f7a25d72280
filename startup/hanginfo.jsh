// SPDX-License-Identifier: GPL-3.0-or-later
// What hangs: who waits for which mutex or read/write semaphore, held by whom, as a tree; and the other tasks in D state.
//
// usage: jkdump replay hanginfo [-- OPTIONS]
//   --bt            the stacks of waiting tasks and of holders
//   --long SECONDS  from when on a wait is worth a warning (120)
import java.time.Duration;

Options options = Options.of(args(), "--bt", "--long SECONDS")

Duration tooLong = Duration.ofSeconds(options.count("--long", 120))

void locks() {
  List<Locks.Wait> waits = Locks.waits();
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

List<Struct> blocked() {
  return tasks().stream().filter(t -> readOr(() -> Sched.state(t) == 'D', false)).toList();
}

void others() {
  Set<Struct> known = Locks.waits().stream().map(Locks.Wait::task).collect(Collectors.toSet());
  List<Struct> blocked = blocked();
  List<Struct> rest = blocked.stream().filter(t -> !known.contains(t)).toList();
  System.out.println(rest.isEmpty() ? "none" : tableOf(rest)
      .column("PID", t -> t.num_("pid"))
      .column("COMMAND", t -> t.str_("comm"))
      .column("FOR", t -> Amount.time(Sched.sinceRun(t)))
      .column("IN", t -> place(t)));
  for (Struct task : blocked) {
    Duration waited = readOr(() -> Sched.sinceRun(task), Duration.ZERO);
    if (waited.compareTo(tooLong) >= 0) {
      pylog.warning(readOr(() -> LockTree.who(task), task) + " has waited for " + Amount.time(waited));
    }
  }
}

void stacks() {
  Set<Struct> concerned = new LinkedHashSet<>();
  Locks.waits().forEach(w -> { concerned.add(w.task()); w.owner().ifPresent(concerned::add); });
  concerned.forEach(t -> System.out.println(readOr(() -> bt(Long.toHexString(t.addr_())), "?")));
}

dumpHeading();
section("Locks", () -> locks());
section("Other tasks in D state", () -> others());
if (options.has("--bt")) section("Stacks", () -> stacks());
