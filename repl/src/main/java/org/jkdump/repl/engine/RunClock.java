// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine;

import java.time.Duration;
import java.util.function.Supplier;

/** Clock of a run: real time, CPU time of this JVM, and of the processes that work for it. */
final class RunClock {
  private static final double NANOS = 1e9;
  // Less time than this is the scheduler's clock tick.
  private static final Duration NOTHING = Duration.ofMillis(10);

  private final Supplier<Duration> children;
  private final long begin = System.nanoTime();
  private final Duration cpu = ownCpu();
  private final Duration childrenCpu;

  /**
   * Starts now.
   *
   * @param children CPU time of the other processes so far
   */
  RunClock(Supplier<Duration> children) {
    this.children = children;
    this.childrenCpu = children.get();
  }

  /** The line with which PyKdump ends a run. */
  String footer() {
    Duration others = children.get().minus(childrenCpu);
    String text =
        String.format(
            " ** Execution took %6.2fs (real) %6.2fs (CPU)",
            (System.nanoTime() - begin) / NANOS, seconds(ownCpu().minus(cpu)));
    boolean worth = others.compareTo(NOTHING) >= 0;
    return text
        + (worth ? String.format(", Child processes: %6.2fs", seconds(others)) : "")
        + System.lineSeparator();
  }

  private static double seconds(Duration time) {
    return time.toNanos() / NANOS;
  }

  private static Duration ownCpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
