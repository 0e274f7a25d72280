// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jkdump.container.KernelLists;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.session.Session;

/**
 * Tasks and the locks that they wait for (kernel: kernel/locking). A kernel does not keep the lock
 * with the task. But a task that waits for a mutex, a read/write semaphore or a semaphore has an
 * entry of the lock's list of waiters on its stack.
 */
public final class Locks {
  private Locks() {}

  /** A kind of lock that tasks sleep for. */
  public enum Kind {
    MUTEX("mutex", "mutex_waiter"),
    RWSEM("rw_semaphore", "rwsem_waiter"),
    SEMAPHORE("semaphore", "semaphore_waiter");

    private final String type;
    private final String waiter;

    Kind(String type, String waiter) {
      this.type = type;
      this.waiter = waiter;
    }

    String type() {
      return "struct " + type;
    }

    String waiter() {
      return "struct " + waiter;
    }
  }

  /**
   * A task and the lock that it waits for.
   *
   * @param task a {@code struct task_struct}
   * @param lock a {@code struct mutex}, {@code struct rw_semaphore} or {@code struct semaphore}
   * @param waiter entry of the task in the list of waiters: {@code struct mutex_waiter} and so on
   */
  public record Wait(Struct task, Kind kind, Struct lock, Struct waiter) {
    /** The task that holds the lock, see {@link Mutex#owner} and {@link Rwsem#owner}. */
    public Optional<Struct> owner() {
      return switch (kind) {
        case MUTEX -> Mutex.owner(lock);
        case RWSEM -> Rwsem.owner(lock);
        case SEMAPHORE -> Optional.empty();
      };
    }

    /** Whether the task waits for reading only. */
    public boolean isForReading() {
      return kind == Kind.RWSEM && waiter.num_("type") != 0;
    }
  }

  /** The waits of all tasks of the current kernel. */
  public static List<Wait> waits() {
    return waits(Session.current().kernel());
  }

  /** The waits of all tasks, in the order of {@link Sched#tasks()}. */
  public static List<Wait> waits(Kernel kernel) {
    return LeftOut.map(
        kernel, "waits of tasks", Sched.tasks(kernel).stream(), task -> of(task).orElse(null));
  }

  /**
   * The lock that a task waits for; empty if the task waits for something else or runs.
   *
   * @param task a {@code struct task_struct}
   */
  public static Optional<Wait> of(Struct task) {
    char state = Sched.state(task);
    return Sched.onCpu(task) || state != 'D' && state != 'S'
        ? Optional.empty()
        : new WaiterSearch(task).find();
  }

  /** Name of a lock: its symbol, or its address if the lock is in no variable. */
  public static String name(Struct lock) {
    return lock.kernel_().symbols().loose(lock.addr_()).map(Object::toString).orElse(lock + "");
  }

  /**
   * The deadlocks: tasks that wait for each other in a circle, each circle once. A read/write
   * semaphore with several readers counts for the last reader only.
   */
  public static List<List<Wait>> deadlocks(List<Wait> waits) {
    Map<Struct, Wait> byTask = new HashMap<>();
    waits.forEach(wait -> byTask.put(wait.task(), wait));
    List<List<Wait>> circles = new ArrayList<>();
    Set<Struct> seen = new LinkedHashSet<>();
    for (Wait wait : waits) {
      List<Wait> path = new ArrayList<>();
      Wait at = wait;
      while (at != null && seen.add(at.task())) {
        path.add(at);
        at = at.owner().map(byTask::get).orElse(null);
      }
      int from = path.indexOf(at);
      if (from >= 0) {
        circles.add(path.subList(from, path.size()));
      }
    }
    return circles;
  }

  /**
   * The tasks on a lock's {@code wait_list}.
   *
   * @param type tag of the struct that each waiting task has on its stack
   */
  static List<Struct> waiters(Struct lock, String type) {
    Kernel kernel = lock.kernel_();
    List<Struct> waiters = KernelLists.of(kernel).structs(lock.addrOf_("wait_list"), "list", type);
    return LeftOut.map(
        kernel, "waiters for " + lock, waiters.stream(), waiter -> waiter.su_("task"));
  }
}
