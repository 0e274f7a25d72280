// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jkdump.type.CType;

/** A per-CPU variable: one value for each CPU. */
public final class PerCpuValue extends Value implements Iterable<Value> {
  PerCpuValue(Kernel kernel, CType type, long address) {
    super(kernel, type, address);
  }

  /** The value of a CPU. */
  @Override
  public Value at_(long cpu) {
    return Readers.of(type_()).read(kernel_(), kernel_().perCpu().address(addr_(), cpu));
  }

  /** A pointer to the copy of a CPU. */
  @Override
  public Value add_(long cpu) {
    CType pointer = kernel_().types().pointerTo(type_());
    return Pointers.of(kernel_(), pointer, kernel_().perCpu().address(addr_(), cpu));
  }

  /** The values of all CPUs in order. */
  public Stream<Value> stream_() {
    return IntStream.range(0, kernel_().perCpu().cpus()).mapToObj(this::at_);
  }

  @Override
  public Iterator<Value> iterator() {
    return stream_().iterator();
  }

  /** The value at the end of a path that begins with a CPU's number, as in {@code [0].curr}. */
  @Override
  public Value get_(String path) {
    if (!path.strip().startsWith("[")) {
      throw cannot("is a per-CPU variable: say whose with at_(cpu) or [cpu] first");
    }
    return atFirst(path);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int cpu = 0; cpu < kernel_().perCpu().cpus(); cpu++) {
      text.append(String.format("%sCPU %d: %s", gap(text), cpu, text(cpu)));
    }
    return text.toString();
  }

  private String text(int cpu) {
    return orUnreadable(() -> at_(cpu).toString());
  }

  private static String gap(StringBuilder text) {
    return text.isEmpty() ? "" : "\n";
  }
}
