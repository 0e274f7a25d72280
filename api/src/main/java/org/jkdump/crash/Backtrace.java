// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.crash;

import java.util.List;

/**
 * A task's stack as crash's {@code bt} shows it.
 *
 * @param task address of its {@code struct task_struct}
 * @param frames the innermost first; empty if crash shows none, as for tasks that are active on a
 *     live system
 * @param text crash's own, with registers and stack contents
 */
public record Backtrace(int pid, long task, int cpu, String comm, List<Frame> frames, String text) {

  /** The functions, the innermost first. */
  public List<String> functions() {
    return frames.stream().map(Frame::function).toList();
  }

  /** Whether a function is on the stack. */
  public boolean has(String function) {
    return functions().contains(function);
  }

  @Override
  public String toString() {
    return text;
  }
}
