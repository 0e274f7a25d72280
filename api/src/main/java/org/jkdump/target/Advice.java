// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

/** Advice about unreadable memory, as a text behind the reason. */
final class Advice {
  private Advice() {}

  static String of(Space space, Outcome outcome, long address) {
    return switch (outcome) {
      case EXCLUDED ->
          space == Space.USER
              ? "; makedumpfile -d 23 keeps user pages"
              : "; makedumpfile with a lower -d keeps more";
      case BEYOND -> "; there is no memory, or the file is cut short";
      case UNMAPPED -> unmapped(space, address);
      default -> "";
    };
  }

  // 64-bit kernels have one half of the address space, users the other.
  private static String unmapped(Space space, long address) {
    return switch (space) {
      case USER ->
          address < 0
              ? "; it looks like a kernel address"
              : "; never touched, swapped out, or outside of the task's vm areas";
      case KERNEL -> address >= 0 ? "; if it is a user address: readProcessMem(task, addr, n)" : "";
      case PHYSICAL -> "; no struct page describes it";
    };
  }
}
