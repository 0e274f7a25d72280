// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.List;
import org.jkdump.container.KernelLists;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;

/** The tasks on a lock's {@code wait_list}. */
final class Waiters {
  private Waiters() {}

  /**
   * @param type tag of the struct that each of them has on its stack
   */
  static List<Struct> of(Struct lock, String type) {
    Kernel kernel = lock.kernel_();
    long head = lock.addrOf_("wait_list");
    return KernelLists.of(kernel).structs(head, "list", kernel.types().getStruct(type)).stream()
        .map(waiter -> waiter.su_("task"))
        .toList();
  }
}
