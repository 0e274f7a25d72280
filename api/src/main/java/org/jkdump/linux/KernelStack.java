// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.memory.Bytes;
import org.jkdump.target.MemoryException;
import org.jkdump.type.StructType;

/** The kernel stack of a task that sleeps (kernel: include/linux/sched/task_stack.h). */
final class KernelStack {
  private static final long USUAL_SIZE = 16384;

  private final Kernel kernel;
  private final long start;
  private final long[] words;

  private KernelStack(Kernel kernel, long start, long[] words) {
    this.kernel = kernel;
    this.start = start;
    this.words = words;
  }

  /**
   * The used part of a task's stack, as far as it is readable.
   *
   * @param task a {@code struct task_struct} that no CPU runs
   */
  static KernelStack of(Struct task) {
    Kernel kernel = task.kernel_();
    long base = task.num_("stack");
    long start = start(task, base);
    int width = kernel.facts().pointerSize();
    long[] words = new long[base == 0 ? 0 : (int) (base + size(kernel) - start) / width];
    try {
      byte[] bytes = kernel.memory().readAvailable(start, words.length * width);
      for (int i = 0; i < bytes.length / width; i++) {
        words[i] = Bytes.unsigned(bytes, i * width, width, kernel.memory().bigEndian());
      }
    } catch (MemoryException e) {
      kernel.log().warning("stack of " + task + ": " + e.getMessage());
      words = new long[0];
    }
    return new KernelStack(kernel, start, words);
  }

  /** Whether a task's stack holds an address. */
  static boolean holds(Struct task, long address) {
    long base = task.num_("stack");
    return base != 0 && Long.compareUnsigned(address - base, size(task.kernel_())) < 0;
  }

  /** Number of words in use. */
  int size() {
    return words.length;
  }

  /** The word at an index, 0 behind the last word. */
  long word(int i) {
    return i < words.length ? words[i] : 0;
  }

  /** Address of a word. */
  long address(int i) {
    return start + (long) i * kernel.facts().pointerSize();
  }

  // The stack pointer of a sleeping task on x86 and arm64. Other machines give the whole stack.
  private static long start(Struct task, long base) {
    long pointer = 0;
    if (task.has_("thread.sp")) {
      pointer = task.num_("thread.sp");
    } else if (task.has_("thread.cpu_context.sp")) {
      pointer = task.num_("thread.cpu_context.sp");
    }
    return holds(task, pointer) ? pointer & -8 : base;
  }

  private static long size(Kernel kernel) {
    return kernel.types().struct("union thread_union").map(StructType::size).orElse(USUAL_SIZE);
  }
}
