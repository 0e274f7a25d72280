// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.List;
import java.util.stream.IntStream;
import org.jkdump.kernel.Kernel;
import org.jkdump.session.Session;

/** Taints of a kernel (kernel: include/linux/panic.h, kernel/panic.c). crash: {@code sys -t}. */
public final class Panic {
  /** Meanings from bit 0 on; the first word is the letter that the kernel prints. */
  private static final String[] TAINTS = {
    "P proprietary module",
    "F module loaded by force",
    "S processor out of specification",
    "R module unloaded by force",
    "M machine check",
    "B bad page",
    "U at a user's request",
    "D the kernel has died before: oops or BUG",
    "A ACPI table overridden",
    "W a warning was issued",
    "C staging driver",
    "I firmware bug worked around",
    "O module from outside the tree",
    "E unsigned module",
    "L soft lockup",
    "K live patch",
    "X auxiliary, by the distribution",
    "T structs laid out at random",
    "N test module",
    "J fwctl used",
  };

  /** Words of a line that says why a kernel died, in crash's order of preference. */
  private static final List<String> LAST_WORDS =
      List.of(
          "SysRq : Crash",
          "SysRq : Trigger a crash",
          "SysRq : Netdump",
          "Kernel panic: ",
          "Kernel panic - ",
          "Kernel BUG at",
          "kernel BUG at",
          "Unable to handle kernel paging request",
          "Unable to handle kernel NULL pointer dereference",
          "BUG: unable to handle ",
          "general protection fault",
          "double fault: ",
          "divide error: ",
          "stack segment: ",
          "[Hardware Error]: ",
          "Bad mode in ",
          "Oops: ");

  private Panic() {}

  /** The line of the current kernel's log that says why it died, or an empty text. */
  public static String message() {
    return message(Session.current().kernel());
  }

  /** The line of the log that says why the kernel died, or an empty text. */
  public static String message(Kernel kernel) {
    List<String> lines = Printk.records(kernel).stream().flatMap(r -> r.text().lines()).toList();
    return LAST_WORDS.stream()
        .flatMap(words -> lines.stream().filter(line -> line.contains(words)))
        .findFirst()
        .orElse("");
  }

  /** Whether a line of the log says why the kernel died. */
  public static boolean isLastWord(String line) {
    return LAST_WORDS.stream().anyMatch(line::contains);
  }

  /** Taints of the current kernel: letter, blank, meaning. */
  public static List<String> taints() {
    return taints(Session.current().kernel());
  }

  /** Taints of a kernel: letter, blank, meaning. The letter of an unknown bit is ?. */
  public static List<String> taints(Kernel kernel) {
    int width = kernel.facts().longSize();
    long mask = kernel.memory().unsigned(kernel.symbolAddress("tainted_mask"), width);
    if (mask >>> Integer.SIZE != 0) {
      kernel.log().error(String.format("tainted_mask is damaged: 0x%x", mask));
    }
    return IntStream.range(0, 8 * width)
        .filter(bit -> (mask >>> bit & 1) != 0)
        .mapToObj(bit -> bit < TAINTS.length ? TAINTS[bit] : "? bit " + bit)
        .toList();
  }
}
