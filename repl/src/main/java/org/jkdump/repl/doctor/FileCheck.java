// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.doctor;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.jkdump.artwork.Table;
import org.jkdump.kernel.Kernel;
import org.jkdump.linux.Tasks;
import org.jkdump.target.Outcome;
import org.jkdump.target.Space;

/** Checks a dump by its file alone. */
public final class FileCheck {
  private FileCheck() {}

  /**
   * Counts the kernel's types and tasks, and a sample of its physical pages by their outcomes.
   *
   * @throws org.jkdump.target.TargetException if types or tasks can't be read
   */
  public static Table table(Kernel dump, Random random, int pages) {
    Table table = Table.of("what", "found");
    table.row("release", dump.facts().release());
    table.row("bytes of task_struct", dump.struct("struct task_struct", 0).size_());
    table.row("tasks", Tasks.of(dump).all().size());
    outcomes(dump, random, pages).forEach((outcome, n) -> table.row("pages " + outcome, n));
    return table;
  }

  private static Map<Outcome, Integer> outcomes(Kernel dump, Random random, int pages) {
    Places places = new Places(dump, random);
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    for (int i = 0; i < pages; i++) {
      long page = places.physical() & -4096L;
      Outcome outcome = dump.target().readPages(Space.PHYSICAL, 0, page, 1).outcomes()[0];
      counts.merge(outcome, 1, Integer::sum);
    }
    return counts;
  }
}
