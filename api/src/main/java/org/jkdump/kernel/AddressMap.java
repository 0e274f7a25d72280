// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import org.jkdump.memory.Memory;
import org.jkdump.target.MemoryException;
import org.jkdump.target.Outcome;
import org.jkdump.target.Space;
import org.jkdump.target.TargetException;
import org.jkdump.target.Translations;

/** Address translation, as by crash's {@code vtop} and {@code kmem -p}. */
public final class AddressMap {
  private final Kernel kernel;

  AddressMap(Kernel kernel) {
    this.kernel = kernel;
  }

  /** The physical address of a kernel virtual one. */
  public long kernelToPhysical(long address) {
    return translate(Space.KERNEL, 0, address);
  }

  /**
   * The physical address of a user virtual one.
   *
   * @param task a {@code struct task_struct}
   */
  public long userToPhysical(Struct task, long address) {
    requireMemory(task);
    return translate(Space.USER, task.addr_(), address);
  }

  /** Address of the {@code struct page} that describes a physical address. */
  public long physicalToPage(long address) {
    return translate(Space.PHYSICAL, 0, address);
  }

  /**
   * The user memory of a task.
   *
   * @param task a {@code struct task_struct}
   * @throws TargetException if the task has none: a kernel thread, or a zombie
   */
  public Memory userMemory(Struct task) {
    requireMemory(task);
    return kernel.memory(Space.USER, task.addr_());
  }

  private long translate(Space space, long task, long address) {
    Translations all = kernel.target().translate(space, task, new long[] {address});
    if (all.outcomes()[0] != Outcome.OK) {
      throw MemoryException.untranslatable(address, space, all.outcomes()[0]);
    }
    return all.results()[0];
  }

  private static void requireMemory(Struct task) {
    if (task.num_("mm") == 0) {
      String who = task.num_("pid") + " (" + task.str_("comm") + ")";
      throw new TargetException(
          "task " + who + " has no user memory: it is a kernel thread, or it has exited");
    }
  }
}
