// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.time.Duration;
import java.time.Instant;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.session.Session;
import org.jkdump.walk.CorruptionException;

/**
 * Clocks (kernel: include/linux/timekeeping.h, kernel/time/timekeeping.c). crash's {@code sys}
 * counts timer ticks instead, which is wrong if crash does not know the kernel's HZ.
 */
public final class Timekeeping {
  // 34,000 years
  private static final long MOST_SECONDS = 1L << 40;

  private Timekeeping() {}

  /** Time since the start of the current kernel. */
  public static Duration uptime() {
    return uptime(Session.current().kernel());
  }

  /** Time from the start of a kernel to its last tick, without suspended time. */
  public static Duration uptime(Kernel kernel) {
    Struct keeper = keeper(kernel);
    // Since Linux kernel commit d28ede83791d ("timekeeping: Create struct tk_read_base and use it
    // in
    // struct timekeeper") (in v3.17).
    if (!keeper.has_("tkr_mono")) {
      Duration offset = Duration.ofSeconds(seconds(keeper, "wall_to_monotonic.tv_sec"));
      return offset
          .plusSeconds(seconds(keeper, "xtime_sec"))
          .plusNanos(keeper.num_("wall_to_monotonic.tv_nsec"))
          .plusNanos(keeper.num_("xtime_nsec") >>> keeper.num_("shift"));
    }
    Struct clock = keeper.su_("tkr_mono");
    // Since Linux kernel commit 2456e8553544 ("ktime: Get rid of the union") (in v4.10).
    long base = clock.num_(clock.has_("base.tv64") ? "base.tv64" : "base");
    return Duration.ofNanos(base + (clock.num_("xtime_nsec") >>> clock.num_("shift")));
  }

  /** The time of day by the current kernel's clock. */
  public static Instant now() {
    return now(Session.current().kernel());
  }

  /** The time of day by the kernel's clock, in whole seconds. */
  public static Instant now(Kernel kernel) {
    return Instant.ofEpochSecond(seconds(keeper(kernel), "xtime_sec"));
  }

  private static long seconds(Struct keeper, String member) {
    long seconds = keeper.num_(member);
    if (Math.abs(seconds) > MOST_SECONDS) {
      throw new CorruptionException(keeper + " is damaged: " + member + " is " + seconds);
    }
    return seconds;
  }

  // Since Linux kernel commit 3fdb14fd1df7 ("timekeeping: Cache optimize struct timekeeper") (in
  // v3.17). The type of tk_core has no tag in BTF, so debuginfo gives the offset.
  private static Struct keeper(Kernel kernel) {
    return kernel.symbols().address("tk_core").isPresent()
        ? (Struct) kernel.symbolValue("tk_core").get_("timekeeper")
        : kernel.symbolStruct("timekeeper", "struct timekeeper");
  }
}
