// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.target;

import java.util.Arrays;
import java.util.function.ToLongBiFunction;
import org.jkdump.bridge.dump.DumpFile;
import org.jkdump.target.Outcome;
import org.jkdump.target.Space;
import org.jkdump.target.Translations;

/** The address spaces of a dump. */
final class DumpMemory {
  private final AddressSpace kernel;
  private final AddressSpace physical;
  private final RecentPages recent;
  private final SectionMap sections;
  private final UserSpaces users;

  /**
   * @param offsets gives the bytes before a member of a struct
   */
  DumpMemory(
      DumpFile file, VmcoreInfo info, KernelRoot root, ToLongBiFunction<String, String> offsets) {
    int pageSize = file.pageSize();
    this.kernel = new AddressSpace(file, Space.KERNEL, root::pages);
    this.physical =
        new AddressSpace(file, Space.PHYSICAL, (at, count) -> identity(at, count, pageSize));
    this.recent = new RecentPages(kernel, pageSize);
    this.sections = new SectionMap(info, recent, pageSize);
    this.users = new UserSpaces(file, root, recent, offsets);
  }

  /** Kernel virtual memory. */
  AddressSpace kernel() {
    return kernel;
  }

  /** Kernel virtual memory for small reads. */
  RecentPages recent() {
    return recent;
  }

  /**
   * @param task address of the {@code task_struct} for {@link Space#USER}
   */
  AddressSpace of(Space space, long task) {
    return switch (space) {
      case KERNEL -> kernel;
      case USER -> users.of(task);
      case PHYSICAL -> physical;
    };
  }

  /** Translates as {@code Target.translate}. */
  Translations translate(Space space, long task, long[] addresses) {
    return space == Space.PHYSICAL
        ? sections.pages(addresses)
        : of(space, task).translate(addresses);
  }

  private static Translations identity(long address, int count, int pageSize) {
    Outcome[] outcomes = new Outcome[count];
    Arrays.fill(outcomes, Outcome.OK);
    long[] results = new long[count];
    Arrays.setAll(results, i -> address + (long) i * pageSize);
    return new Translations(outcomes, results);
  }
}
