// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jkdump.kernel.Kernel;

/** The global variables of a generated class, in whatever kernel is the current one. */
public final class Globals {
  private final Supplier<Kernel> current;
  private final List<String[]> rows = new ArrayList<>();
  private volatile Binding binding;

  private record Binding(Kernel kernel, AtomicReferenceArray<Global> known) {}

  /**
   * @param current gives the kernel to read from
   * @param rows lines of a symbol's name, a tab and its C type, in texts of any number
   */
  public Globals(Supplier<Kernel> current, String... rows) {
    this.current = current;
    for (String text : rows) {
      text.lines().forEach(line -> this.rows.add(line.split("\t", 2)));
    }
  }

  /** Variable {@code i}. */
  public Global at(int i) {
    Kernel kernel = current.get();
    Binding bound = binding;
    if (bound == null || bound.kernel != kernel) {
      binding = bound = new Binding(kernel, new AtomicReferenceArray<>(rows.size()));
    }
    Global known = bound.known.get(i);
    if (known == null) {
      String[] row = rows.get(i);
      known = Global.of(kernel, row[0], row[1]);
      bound.known.set(i, known);
    }
    return known;
  }

  /** The copy of per-CPU variable {@code i} that a CPU uses. */
  public Global at(int i, int cpu) {
    return at(i).copy(cpu);
  }
}
