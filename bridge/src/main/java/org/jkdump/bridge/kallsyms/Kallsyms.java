// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.kallsyms;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jkdump.target.SymbolTable;
import org.jkdump.target.TargetException;

/**
 * Symbols of vmlinux as the running kernel keeps them for itself (kernel/kallsyms.c, written by
 * scripts/kallsyms.c). Absolute {@code __crc_*} are the only symbols of {@code nm vmlinux} that it
 * lacks.
 */
public final class Kallsyms {
  private static final String STEXT = "_stext";

  private Kallsyms() {}

  /**
   * Reads the symbols of vmlinux, in the order of their addresses.
   *
   * @param memory of a little-endian 64-bit kernel
   * @param vmcoreInfo gives the address that VMCOREINFO states for a symbol
   * @throws TargetException if VMCOREINFO has no {@code _stext}, or the kernel's image has no sound
   *     kallsyms
   * @throws org.jkdump.target.MemoryException if a page that holds kallsyms can't be read
   */
  public static SymbolTable read(KernelMemory memory, Function<String, OptionalLong> vmcoreInfo) {
    long stext =
        vmcoreInfo
            .apply(STEXT)
            .orElseThrow(() -> new TargetException("VMCOREINFO has no SYMBOL(_stext)"));
    KallsymsPlace place =
        KallsymsPlace.stated(memory, vmcoreInfo)
            .orElseGet(() -> new KallsymsScan(memory, stext).find());
    ExpandedNames names = ExpandedNames.of(place);
    AddressTables tables = new AddressTables(memory, place, vmcoreInfo);
    long[] addresses = tables.addresses(names.index(STEXT), stext);
    SymbolTable table =
        new SymbolTable(
            List.of(), addresses, new short[place.count()], names.types(), names.table());
    letterPerCpu(table);
    return table.asCrashHasThem();
  }

  // kallsyms call per-CPU variables absolute where their section begins at 0. nm and crash call
  // them
  // data. Which are global is not kept.
  private static void letterPerCpu(SymbolTable table) {
    Optional<Long> end = table.address("__per_cpu_end");
    for (int i = 0; end.isPresent() && i < table.types().length; i++) {
      if (table.types()[i] == 'A' && Long.compareUnsigned(table.addresses()[i], end.get()) <= 0) {
        table.types()[i] = 'd';
      }
    }
  }
}
