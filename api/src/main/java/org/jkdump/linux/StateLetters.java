// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import org.jkdump.kernel.Kernel;
import org.jkdump.memory.DumpText;
import org.jkdump.target.MemoryException;

/**
 * The letters of a kernel's task states, as {@code /proc/PID/stat} has them (kernel:
 * fs/proc/array.c). The bits of a state have changed with releases; the kernel's own table of
 * letters has one for each bit, and one for none.
 *
 * @param letters of no bit, the lowest bit, the next ...
 */
record StateLetters(String letters) {
  // Of a kernel without the symbols of its data: the table of v4.14 and later.
  private static final String USUAL = "RSDTtXZPI";
  private static final int MOST = 16;
  // TASK_INTERRUPTIBLE, TASK_UNINTERRUPTIBLE, __TASK_STOPPED, __TASK_TRACED
  private static final long ALIVE = 0xf;
  // TASK_PARKED of the tables that lack it
  private static final long PARKED = 0x200;

  static StateLetters of(Kernel kernel) {
    return kernel.derived(StateLetters.class, StateLetters::read);
  }

  /**
   * The letter of a state.
   *
   * @param exit {@code task_struct.exit_state}
   */
  char letter(long state, long exit) {
    long reported = state & ALIVE | exit;
    long parked = letters.indexOf('P') < 0 ? PARKED : 1L << letters.indexOf('P') - 1;
    if (reported == 0 && (state & parked) != 0) {
      return 'P';
    }
    int bit = Long.SIZE - Long.numberOfLeadingZeros(reported);
    return letters.charAt(Math.min(bit, letters.length() - 1));
  }

  // Each text is a letter and a word: "S (sleeping)".
  private static StateLetters read(Kernel kernel) {
    long table = kernel.symbols().address("task_state_array").orElse(0L);
    long end = kernel.symbols().following(table).orElse(table);
    StringBuilder letters = new StringBuilder();
    try {
      for (int i = 0; i < MOST && table + (long) i * width(kernel) < end; i++) {
        long text = kernel.memory().pointer(table + (long) i * width(kernel));
        String word = text == 0 ? "" : DumpText.decode(kernel.memory().readCString(text, MOST));
        if (!word.matches("[A-Za-z] \\(.*")) {
          break;
        }
        letters.append(word.charAt(0));
      }
    } catch (MemoryException e) {
      kernel.log().warning("task_state_array: " + e.getMessage() + "; the usual states are taken");
      letters.setLength(0);
    }
    boolean sound = letters.indexOf("RSDTt") == 0;
    return new StateLetters(sound ? letters.toString() : USUAL);
  }

  private static int width(Kernel kernel) {
    return kernel.facts().pointerSize();
  }
}
