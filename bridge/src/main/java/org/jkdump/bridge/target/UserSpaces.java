// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.target;

import java.util.Arrays;
import java.util.function.ToLongBiFunction;
import org.jkdump.bridge.dump.DumpFile;
import org.jkdump.bridge.paging.Mapping;
import org.jkdump.target.MemoryException;
import org.jkdump.target.Outcome;
import org.jkdump.target.Space;
import org.jkdump.target.TargetException;
import org.jkdump.target.Translations;

/** User memory of tasks, by {@code task_struct.mm} and {@code mm_struct.pgd}. */
final class UserSpaces {
  private final DumpFile file;
  private final KernelRoot kernel;
  private final RecentPages memory;
  private final ToLongBiFunction<String, String> offsets;

  /**
   * @param offsets gives the bytes before a member of a struct
   */
  UserSpaces(
      DumpFile file,
      KernelRoot kernel,
      RecentPages memory,
      ToLongBiFunction<String, String> offsets) {
    this.file = file;
    this.kernel = kernel;
    this.memory = memory;
    this.offsets = offsets;
  }

  /**
   * The user memory of a task. Kernel threads have none: the memory that they borrow, {@code
   * active_mm}, is another task's.
   *
   * @param task address of the {@code task_struct}
   * @throws MemoryException if the task's structs can't be read
   * @throws TargetException if there is no task
   */
  AddressSpace of(long task) {
    long mm = memory.number(task + offsets.applyAsLong("task_struct", "mm"), Long.BYTES);
    if (mm == 0) {
      return nothing(Outcome.UNMAPPED);
    }
    long pgd = memory.number(mm + offsets.applyAsLong("mm_struct", "pgd"), Long.BYTES);
    Mapping top = kernel.tables().translate(kernel.root(), pgd);
    boolean mapped = top.outcome() == Outcome.OK;
    if (top.outcome() == Outcome.UNMAPPED || mapped && !kernel.isShared(top.physical())) {
      throw new TargetException(
          String.format("no task at 0x%x: its mm.pgd 0x%x is no page table", task, pgd));
    }
    return mapped
        ? new AddressSpace(file, Space.USER, (at, count) -> lowHalf(top.physical(), at, count))
        : nothing(top.outcome());
  }

  private Translations lowHalf(long root, long address, int count) {
    return address < 0
        ? all(Outcome.UNMAPPED, count)
        : kernel.tables().translate(root, address, count);
  }

  private AddressSpace nothing(Outcome why) {
    return new AddressSpace(file, Space.USER, (address, count) -> all(why, count));
  }

  private static Translations all(Outcome outcome, int count) {
    Outcome[] outcomes = new Outcome[count];
    Arrays.fill(outcomes, outcome);
    return new Translations(outcomes, new long[count]);
  }
}
