// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.symbol.SymbolOffset;
import org.jkdump.target.MemoryException;

/**
 * Finds the entry that a task that waits for a lock has on its stack. All kinds have the list's
 * links first and the task behind them. Which kind it is tells the return address that lies beneath
 * it: the function that has made it called others to sleep.
 */
final class WaiterSearch {
  private final Struct task;
  private final Kernel kernel;
  private final KernelStack stack;
  private final int width;

  WaiterSearch(Struct task) {
    this.task = task;
    this.kernel = task.kernel_();
    this.stack = KernelStack.of(task);
    this.width = kernel.facts().pointerSize();
  }

  Optional<Locks.Wait> find() {
    Locks.Kind kind = null;
    for (int i = 0; i < stack.size(); i++) {
      Locks.Kind of = kind(stack.word(i));
      kind = of != null ? of : kind;
      if (kind != null && stack.word(i + 2) == task.addr_()) {
        Optional<Locks.Wait> wait = wait(kind, stack.address(i));
        if (wait.isPresent()) {
          return wait;
        }
      }
    }
    return Optional.empty();
  }

  private Locks.Kind kind(long word) {
    Optional<SymbolOffset> place = kernel.symbols().loose(word);
    if (place.isEmpty() || place.get().offset() == 0) {
      return null;
    }
    String function = place.get().name();
    if (function.startsWith("__mutex_lock") || function.startsWith("__ww_mutex_lock")) {
      return Locks.Kind.MUTEX;
    }
    if (function.startsWith("rwsem_down_")) {
      return Locks.Kind.RWSEM;
    }
    // __down, __down_common, __down_interruptible and so on, not those of read/write semaphores.
    boolean semaphore = function.startsWith("__down") && !function.matches("__down_(read|write).*");
    return semaphore ? Locks.Kind.SEMAPHORE : null;
  }

  private Optional<Locks.Wait> wait(Locks.Kind kind, long at) {
    try {
      long head = head(at);
      if (head == 0) {
        return Optional.empty();
      }
      Struct lock = kernel.containerOf(head, kind.type(), "wait_list");
      return Optional.of(new Locks.Wait(task, kind, lock, kernel.struct(kind.waiter(), at)));
    } catch (MemoryException e) {
      return Optional.empty();
    }
  }

  // The only node of the list that is on no stack of one who waits is the lock's; where the links
  // don't agree it is no list.
  private long head(long first) {
    Set<Long> seen = new HashSet<>();
    long at = first;
    while (seen.add(at)) {
      long next = kernel.memory().pointer(at);
      if (kernel.memory().pointer(next + width) != at) {
        return 0;
      }
      if (!isWaiter(next)) {
        return next;
      }
      at = next;
    }
    return 0;
  }

  private boolean isWaiter(long node) {
    try {
      long other = kernel.memory().pointer(node + 2L * width);
      return other != 0 && KernelStack.holds(kernel.struct("struct task_struct", other), node);
    } catch (MemoryException e) {
      return false;
    }
  }
}
