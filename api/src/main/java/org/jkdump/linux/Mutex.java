// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.List;
import java.util.Optional;
import org.jkdump.kernel.Struct;

/** Mutexes (kernel: include/linux/mutex.h, kernel/locking/mutex.c). */
public final class Mutex {
  // MUTEX_FLAGS
  private static final long FLAGS = 7;

  private Mutex() {}

  /**
   * The task that holds a mutex: {@code struct task_struct}; empty if the mutex is free.
   *
   * @param mutex a {@code struct mutex}
   */
  public static Optional<Struct> owner(Struct mutex) {
    // Since Linux kernel commit 3ca0ff571b09 ("locking/mutex: Rework mutex::owner") (in v4.10).
    long owner =
        mutex.has_("owner.counter") ? mutex.num_("owner.counter") & ~FLAGS : mutex.num_("owner");
    return owner == 0
        ? Optional.empty()
        : Optional.of(mutex.kernel_().struct("struct task_struct", owner));
  }

  /**
   * The tasks that wait for a mutex, the first one first: {@code struct task_struct}.
   *
   * @param mutex a {@code struct mutex}
   */
  public static List<Struct> waiters(Struct mutex) {
    return Locks.waiters(mutex, "mutex_waiter");
  }
}
