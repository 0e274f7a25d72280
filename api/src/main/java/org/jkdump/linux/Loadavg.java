// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.List;
import java.util.stream.LongStream;
import org.jkdump.kernel.Kernel;
import org.jkdump.session.Session;

/** Load averages (kernel: include/linux/sched/loadavg.h). crash: {@code sys}. */
public final class Loadavg {
  private static final double FIXED_1 = 1 << 11;

  private Loadavg() {}

  /** The current kernel's load averages over 1, 5 and 15 minutes. */
  public static List<Double> averages() {
    return averages(Session.current().kernel());
  }

  /** Average number of tasks that ran or were in D state, over 1, 5 and 15 minutes. */
  public static List<Double> averages(Kernel kernel) {
    long at = kernel.symbolAddress("avenrun");
    int width = kernel.facts().longSize();
    return LongStream.range(0, 3)
        .mapToObj(i -> kernel.memory().unsigned(at + i * width, width) / FIXED_1)
        .toList();
  }
}
