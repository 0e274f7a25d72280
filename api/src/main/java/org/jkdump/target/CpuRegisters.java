// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

import java.util.Map;
import java.util.OptionalLong;

/**
 * Registers of a CPU as the dump recorded them.
 *
 * @param cpu number of the record, which is the CPU's number if all CPUs have one
 * @param pid the task that ran, 0 if unknown
 * @param values the registers by the names of the architecture's manual in lower case, such as
 *     {@code rip}, {@code rflags} and {@code cr3}
 */
public record CpuRegisters(int cpu, int pid, Map<String, Long> values) {
  public CpuRegisters {
    values = Map.copyOf(values);
  }

  /** The register with this name; empty if the dump lacks it. */
  public OptionalLong get(String name) {
    Long value = values.get(name);
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
