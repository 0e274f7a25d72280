// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.List;
import java.util.Optional;
import org.jkdump.kernel.Struct;

/** Read/write semaphores (kernel: include/linux/rwsem.h, kernel/locking/rwsem.c). */
public final class Rwsem {
  // RWSEM_WRITER_LOCKED
  private static final long WRITER = 1;
  // RWSEM_OWNER_FLAGS_MASK, of any version
  private static final long FLAGS = 7;
  private static final int READER_SHIFT = 8;

  private Rwsem() {}

  /**
   * The writer, or else the last reader, who may have released the semaphore since: {@code struct
   * task_struct}; empty if the semaphore is free or the kernel does not keep the owner.
   *
   * @param rwsem a {@code struct rw_semaphore}
   */
  public static Optional<Struct> owner(Struct rwsem) {
    // Since Linux kernel commit 94a9717b3c40 ("locking/rwsem: Make rwsem->owner an atomic_long_t")
    // (in v5.3).
    String path = rwsem.has_("owner.counter") ? "owner.counter" : "owner";
    long owner = rwsem.has_(path) ? rwsem.num_(path) & ~FLAGS : 0;
    return owner == 0
        ? Optional.empty()
        : Optional.of(rwsem.kernel_().struct("struct task_struct", owner));
  }

  /**
   * Whether a task holds a semaphore for writing; always false before v5.3, which counts otherwise.
   *
   * @param rwsem a {@code struct rw_semaphore}
   */
  public static boolean isWritten(Struct rwsem) {
    return rwsem.has_("owner.counter") && (rwsem.num_("count.counter") & WRITER) != 0;
  }

  /**
   * Number of tasks that hold a semaphore for reading; 0 before v5.3.
   *
   * @param rwsem a {@code struct rw_semaphore}
   */
  public static long readers(Struct rwsem) {
    return rwsem.has_("owner.counter") ? rwsem.num_("count.counter") >>> READER_SHIFT : 0;
  }

  /**
   * The tasks that wait for a semaphore, the first one first: {@code struct task_struct}.
   *
   * @param rwsem a {@code struct rw_semaphore}
   */
  public static List<Struct> waiters(Struct rwsem) {
    return Locks.waiters(rwsem, "rwsem_waiter");
  }
}
