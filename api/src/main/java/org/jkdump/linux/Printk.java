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
   * @param sequence number of the record since the machine started
   * @param nanos time of the record, nanoseconds of the local clock
   * @param level 0 (emergency) to 7 (debug)
   * @param facility syslog's number, 0 for the kernel
   * @param caller the kernel's code of the writer, 0 if the kernel does not keep it
   * @param text of one or more lines
   */
  public record Line(long sequence, long nanos, int level, int facility, int caller, String text) {

    /** The writer: {@code T123} for a task, {@code C1} for a CPU outside of tasks. */
    public String callerText() {
      return (caller & CPU) != 0 ? "C" + (caller & ~CPU) : "T" + caller;
    }

    /** The lines of the text, each with the time: {@code [ seconds.micros] text}. */
    public List<String> lines() {
      return text.lines().map(line -> time() + line).toList();
    }

    /** The form of crash's {@code log}: the first line has the time, other lines are indented. */
    @Override
    public String toString() {
      return time() + text.replace("\n", "\n" + " ".repeat(time().length()));
    }

    private String time() {
      return String.format("[%5d.%06d] ", nanos / 1_000_000_000, nanos / 1000 % 1_000_000);
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
