// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.List;
import java.util.stream.Collectors;
import org.jkdump.kernel.Kernel;
import org.jkdump.session.Session;

/** The kernel's log (kernel: kernel/printk/printk_ringbuffer.c, printk.c). crash: {@code log}. */
public final class Printk {
  private static final int CPU = 1 << 31;

  private Printk() {}

  /**
   * A record of the log.
   *
   * @param sequence counts the records since the machine started
   * @param nanos when it was written, nanoseconds of the local clock
   * @param level 0 (emergency) to 7 (debug)
   * @param facility 0 for the kernel, as syslog numbers them
   * @param caller who wrote it, as the kernel codes it; 0 where it does not keep that
   * @param text of one or more lines
   */
  public record Line(long sequence, long nanos, int level, int facility, int caller, String text) {

    /** Who wrote it: {@code T123} for a task, {@code C1} for a CPU out of tasks' context. */
    public String callerText() {
      return (caller & CPU) != 0 ? "C" + (caller & ~CPU) : "T" + caller;
    }

    /** As {@code dmesg} prints it: {@code [ seconds.micros] text}. */
    @Override
    public String toString() {
      return String.format("[%5d.%06d] %s", nanos / 1_000_000_000, nanos / 1000 % 1_000_000, text);
    }
  }

  /** The records of the current kernel's log, oldest first. */
  public static List<Line> records() {
    return records(Session.current().kernel());
  }

  /** The records of the log, oldest first. */
  public static List<Line> records(Kernel kernel) {
    // Since Linux kernel commit 896fbe20b4e2 ("printk: use the lockless ringbuffer") (in v5.10).
    return kernel.symbols().address("prb").isPresent()
        ? new PrintkRing(kernel).records()
        : new PrintkBuffer(kernel).records();
  }

  /** The current kernel's log as text. */
  public static String dmesg() {
    return dmesg(Session.current().kernel());
  }

  /** The log as text. */
  public static String dmesg(Kernel kernel) {
    return records(kernel).stream().map(Line::toString).collect(Collectors.joining("\n"));
  }
}
