// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.target;

import org.jkdump.bridge.kallsyms.Kallsyms;
import org.jkdump.bridge.kallsyms.KallsymsStore;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.OpenException;
import org.jkdump.target.SymbolTable;
import org.jkdump.target.TargetException;

/** Symbols of the dumped vmlinux. */
record KernelSymbols(AddressSpace memory, VmcoreInfo info) {
  /**
   * Takes the symbols of the same build that the store has, if the dump's memory proves them, else
   * reads them from memory.
   *
   * @throws OpenException if memory has no sound symbols
   */
  SymbolTable read(KallsymsStore store) {
    String buildId = info.buildId().orElse("");
    long stext = info.symbol("_stext").orElse(0);
    return buildId.isEmpty()
        ? fromMemory()
        : store.symbols(buildId, stext, table -> isProved(table, buildId), this::fromMemory);
  }

  private boolean isProved(SymbolTable table, String buildId) {
    return new ImageProof(memory, table).holds(buildId, info);
  }

  private SymbolTable fromMemory() {
    try {
      return Kallsyms.read(memory::read, info::symbol);
    } catch (InterruptedOperation e) {
      throw e;
    } catch (TargetException e) {
      throw new OpenException("can't read the kernel's symbols: " + e.getMessage(), e);
    }
  }
}
