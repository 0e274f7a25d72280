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
 * Search for the waiter's entry on the stack of a task that waits for a lock. Entries of all kinds
 * begin with the list's links and the task. The return address beneath the entry tells its kind: it
 * lies in the function that made the entry and then called others to sleep.
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
    // __down, __down_common, __down_interruptible and so on; not the functions of semaphores for
    // reading and writing.
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

  // The lock's own node is the only node of the list on no waiter's stack. Links that don't agree
  // are no list.
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
