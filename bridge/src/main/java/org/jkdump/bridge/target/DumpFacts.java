// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.target;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jkdump.bridge.dump.DumpFile;
import org.jkdump.target.Facts;
import org.jkdump.target.MemoryException;
import org.jkdump.target.SymbolTable;

/** Facts about a dumped x86-64 kernel, with the keys of PROTOCOL.md. Unknown facts are absent. */
final class DumpFacts {
  private static final int MAX_CPUS = 8192;
  private static final long SECOND = 1_000_000_000;

  private final RecentPages memory;
  private final SymbolTable symbols;
  private final Map<String, String> values = new HashMap<>();

  DumpFacts(RecentPages memory, SymbolTable symbols) {
    this.memory = memory;
    this.symbols = symbols;
  }

  /**
   * @param vmlinux its path, or an empty text
   * @param dump path of the first file
   */
  Facts of(DumpFile file, String release, String vmlinux, String dump) {
    values.put("namelist", vmlinux);
    values.put("dumpfile", dump);
    values.put("dump.note", note(file.remarks()));
    values.put("live", "0");
    values.put("release", release);
    values.put("machine", "x86_64");
    values.put("byteorder", "little");
    number("pagesize", file.pageSize());
    number("pageshift", Integer.numberOfTrailingZeros(file.pageSize()));
    number("pointer.size", Long.BYTES);
    number("int.size", Integer.BYTES);
    number("long.size", Long.BYTES);
    fromMemory();
    return new Facts(values);
  }

  private static String note(List<String> remarks) {
    return remarks.isEmpty() ? "" : "  [" + String.join("] [", remarks) + "]";
  }

  private void fromMemory() {
    read("page_offset_base", Long.BYTES)
        .ifPresent(base -> values.put("page.offset", "0x" + Long.toHexString(base)));
    // NTP lets the tick differ from its nominal length by some parts in a million.
    read("tick_nsec", Long.BYTES)
        .ifPresent(tick -> number("hz", tick <= 0 ? 0 : Math.round((double) SECOND / tick)));
    symbols.address("__cpu_present_mask").ifPresent(mask -> number("cpus", cpus(mask)));
  }

  // One more than the number of the last CPU that is present, as crash counts. A panic may have
  // taken CPUs offline.
  private long cpus(long mask) {
    long limit = read("nr_cpu_ids", Integer.BYTES).orElse(MAX_CPUS);
    long last = 0;
    for (long cpu = 0; cpu < Math.min(limit, MAX_CPUS); cpu += Long.SIZE) {
      long bits = read(mask + cpu / Byte.SIZE, Long.BYTES).orElse(0);
      last = bits == 0 ? last : cpu + Long.SIZE - Long.numberOfLeadingZeros(bits);
    }
    return last;
  }

  private OptionalLong read(String symbol, int width) {
    return symbols.address(symbol).map(at -> read(at, width)).orElse(OptionalLong.empty());
  }

  private OptionalLong read(long address, int width) {
    try {
      return OptionalLong.of(memory.number(address, width));
    } catch (MemoryException e) {
      return OptionalLong.empty();
    }
  }

  private void number(String key, long value) {
    values.put(key, Long.toString(value));
  }
}
