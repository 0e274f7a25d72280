// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jkdump.artwork.Amount;
import org.jkdump.artwork.tree.Tree;
import org.jkdump.kernel.Struct;
import org.jkdump.linux.Locks.Wait;
import org.jkdump.session.Section;

/** Trees of waits: a task, the locks that it holds, the tasks that wait for these locks. */
public final class LockTree {
  private final List<Wait> waits;

  private LockTree(List<Wait> waits) {
    this.waits = waits;
  }

  /**
   * A tree for each task that holds a lock and waits for none, for each lock of an unknown holder,
   * and for each circle.
   */
  public static List<Tree> of(List<Wait> waits) {
    return new LockTree(waits).trees();
  }

  /** A circle as text: {@code a 1 [D] waits for x, held by b 2 [D], that waits for ...}. */
  public static String circle(List<Wait> circle) {
    String waits =
        circle.stream()
            .map(wait -> who(wait.task()) + " waits for " + Locks.name(wait.lock()))
            .collect(Collectors.joining(", held by "));
    return waits + ", held by " + who(circle.get(0).task());
  }

  /** Command, pid and state of a task as one text: {@code "init 1 [S]"}. */
  public static String who(Struct task) {
    return Sched.who(task) + " [" + Sched.state(task) + "]";
  }

  private List<Tree> trees() {
    Set<Struct> waiting = waits.stream().map(Wait::task).collect(Collectors.toSet());
    Set<Struct> roots = new LinkedHashSet<>();
    waits.forEach(w -> w.owner().filter(owner -> !waiting.contains(owner)).ifPresent(roots::add));
    Locks.deadlocks(waits).forEach(circle -> roots.add(circle.get(0).task()));
    List<Tree> trees = new ArrayList<>();
    roots.forEach(root -> trees.add(task(root, who(root), new HashSet<>())));
    for (Wait ownerless : locks(Optional.empty())) {
      trees.add(lock(ownerless, "nobody known holds ", new HashSet<>()));
    }
    return trees;
  }

  private Tree task(Struct task, String label, Set<Struct> above) {
    if (!above.add(task)) {
      return Tree.of(label + ": the circle is closed");
    }
    Tree tree = Tree.of(label);
    locks(Optional.of(task)).forEach(held -> tree.add(lock(held, "holds ", above)));
    return tree;
  }

  private Tree lock(Wait held, String verb, Set<Struct> above) {
    Tree tree = Tree.of(verb + describe(held));
    for (Wait wait : waits) {
      if (wait.lock().equals(held.lock())) {
        tree.add(task(wait.task(), describe(wait, wait.task()), new HashSet<>(above)));
      }
    }
    return tree;
  }

  /** The locks of a holder that others wait for, with one wait for each lock. */
  private List<Wait> locks(Optional<Struct> owner) {
    Map<Struct, Wait> locks = new LinkedHashMap<>();
    waits.stream()
        .filter(wait -> wait.owner().equals(owner))
        .forEach(wait -> locks.putIfAbsent(wait.lock(), wait));
    return new ArrayList<>(locks.values());
  }

  private static String describe(Wait held) {
    String kind = held.kind().name().toLowerCase(Locale.ROOT);
    return kind + " " + Locks.name(held.lock()) + how(held);
  }

  // The kernel knows the last reader only.
  private static String how(Wait held) {
    if (held.kind() != Locks.Kind.RWSEM) {
      return "";
    }
    long readers = Rwsem.readers(held.lock());
    return Rwsem.isWritten(held.lock())
        ? " for writing"
        : " for reading" + (readers > 1 ? ", as do " + (readers - 1) + " others" : "");
  }

  private static String describe(Wait wait, Struct task) {
    String how = "";
    if (wait.kind() == Locks.Kind.RWSEM) {
      how = wait.isForReading() ? " to read" : " to write";
    }
    String since =
        Section.readOr(
            task.kernel_().log(), () -> Amount.time(Sched.sinceRun(task)), "an unknown time");
    return who(task) + " waits" + how + " for " + since;
  }
}
