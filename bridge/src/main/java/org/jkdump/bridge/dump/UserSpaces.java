// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jkdump.bridge.paging.Mapping;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.memo.Lazy;
import org.jkdump.target.MemoryException;
import org.jkdump.target.Outcome;
import org.jkdump.target.Space;
import org.jkdump.target.TargetException;
import org.jkdump.target.Translations;
import org.jkdump.type.StructType;
import org.jkdump.type.TypeSource;

/** User memory of tasks, by {@code task_struct.mm} and {@code mm_struct.pgd}. */
final class UserSpaces {
  private final DumpFile file;
  private final KernelRoot kernel;
  private final RecentPages memory;
  private final Supplier<TypeSource> types;
  private final Lazy<Offsets> offsets = new Lazy<>(this::findOffsets);

  private record Offsets(long mm, long pgd) {}

  /**
   * @param types the kernel's structs
   */
  UserSpaces(DumpFile file, KernelRoot kernel, RecentPages memory, Supplier<TypeSource> types) {
    this.file = file;
    this.kernel = kernel;
    this.memory = memory;
    this.types = types;
  }

  /**
   * The user memory of a task. Kernel threads have none: the memory that they borrow, {@code
   * active_mm}, is another task's.
   *
   * @param task address of the {@code task_struct}
   * @throws MemoryException if the task's structs can't be read
   */
  AddressSpace of(long task) {
    long mm = memory.number(task + offsets.get().mm, Long.BYTES);
    if (mm == 0) {
      return new AddressSpace(file, Space.USER, (address, count) -> unmapped(count));
    }
    long pgd = memory.number(mm + offsets.get().pgd, Long.BYTES);
    Mapping root = kernel.tables().translate(kernel.root(), pgd);
    if (root.outcome() != Outcome.OK) {
      throw new TargetException(
          String.format(
              "the task at 0x%x has no page tables: mm.pgd 0x%x is no address", task, pgd));
    }
    return new AddressSpace(file, Space.USER, (at, n) -> lowHalf(root.physical(), at, n));
  }

  private Translations lowHalf(long root, long address, int count) {
    return address < 0 ? unmapped(count) : kernel.tables().translate(root, address, count);
  }

  private static Translations unmapped(int count) {
    Outcome[] outcomes = new Outcome[count];
    Arrays.fill(outcomes, Outcome.UNMAPPED);
    return new Translations(outcomes, new long[count]);
  }

  private Offsets findOffsets() {
    return new Offsets(offset("task_struct", "mm"), offset("mm_struct", "pgd"));
  }

  private long offset(String struct, String member) {
    return types
        .get()
        .find(TypeKind.STRUCT, struct)
        .filter(StructType.class::isInstance)
        .flatMap(type -> ((StructType) type).field(member))
        .orElseThrow(
            () -> new TargetException("user memory needs " + struct + "." + member + " of BTF"))
        .offset();
  }
}
