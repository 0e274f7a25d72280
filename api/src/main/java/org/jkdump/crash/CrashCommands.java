// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.crash;

import java.util.Set;

/** The commands that every crash has, as its {@code help} lists them. */
public final class CrashCommands {
  /** Their names. */
  public static final Set<String> NAMES =
      Set.of(
          ("alias ascii bpf bt btop dev dis eval extend files foreach fuser gdb ipcs irq kmem list"
                  + " log mach mod mount net p ps pte ptob ptov rd repeat runq sbitmapq search set"
                  + " sig struct swap sym sys task timer tree union vm vtop waitq whatis wr")
              .split(" "));

  private CrashCommands() {}
}
