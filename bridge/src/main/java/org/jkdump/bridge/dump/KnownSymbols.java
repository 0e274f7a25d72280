// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jkdump.target.NameTable;
import org.jkdump.target.SymbolTable;

/** The few symbols that reading a dump needs. */
final class KnownSymbols {
  static final String BANNER = "linux_banner";
  static final String BTF_BEGIN = "__start_BTF";
  static final String BTF_END = "__stop_BTF";
  static final String PAGE_OFFSET = "page_offset_base";
  static final String PRESENT_CPUS = "__cpu_present_mask";
  static final String CPU_LIMIT = "nr_cpu_ids";
  static final String TICK = "tick_nsec";

  private static final List<String> WANTED =
      List.of(BANNER, BTF_BEGIN, BTF_END, PAGE_OFFSET, PRESENT_CPUS, CPU_LIMIT, TICK);

  private final Map<String, Long> addresses = new HashMap<>();

  KnownSymbols(SymbolTable table) {
    NameTable names = table.names();
    for (int i = 0; i < names.size(); i++) {
      for (String wanted : WANTED) {
        if (names.is(i, wanted)) {
          addresses.putIfAbsent(wanted, table.addresses()[i]);
        }
      }
    }
  }

  /** Address of the first symbol with this name. */
  OptionalLong address(String name) {
    Long address = addresses.get(name);
    return address == null ? OptionalLong.empty() : OptionalLong.of(address);
  }
}
