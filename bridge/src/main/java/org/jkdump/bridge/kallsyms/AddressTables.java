// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.kallsyms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jkdump.memory.Bytes;
import org.jkdump.target.MemoryException;
import org.jkdump.target.TargetException;

/**
 * Finds the addresses of the symbols. Places and encodings are tried: right is the one that gives
 * {@code _stext} its address of VMCOREINFO and all symbols in ascending order.
 */
final class AddressTables {
  private final KernelMemory memory;
  private final KallsymsPlace place;
  private final List<Table> candidates = new ArrayList<>();
  private MemoryException unreadable;

  /**
   * @param start address of the table
   * @param base address of {@code kallsyms_relative_base}
   */
  private record Table(AddressEncoding encoding, long start, long base) {}

  AddressTables(
      KernelMemory memory, KallsymsPlace place, Function<String, OptionalLong> vmcoreInfo) {
    this.memory = memory;
    this.place = place;
    OptionalLong offsets = vmcoreInfo.apply("kallsyms_offsets");
    long base = vmcoreInfo.apply("kallsyms_relative_base").orElse(0);
    offsets.ifPresent(start -> relative(start, base));
    vmcoreInfo.apply("kallsyms_addresses").ifPresent(this::absolute);
    behindTokens();
    beforeNames();
  }

  // Since Linux kernel commit 404bad70fcf7 ("scripts/kallsyms: change the output order") (in v6.4).
  private void behindTokens() {
    long start = Alignment.up(place.tokens().indexEnd());
    relative(start, Alignment.up(start + 4L * place.count()));
    absolute(start);
  }

  // The number of symbols lies between.
  private void beforeNames() {
    long base = place.start() - 16;
    relative(Alignment.down(base - 4L * place.count()), base);
    absolute(place.start() - 8 - 8L * place.count());
  }

  private void relative(long start, long base) {
    for (AddressEncoding encoding : AddressEncoding.values()) {
      if (encoding != AddressEncoding.ABSOLUTE) {
        candidates.add(new Table(encoding, start, base));
      }
    }
  }

  private void absolute(long start) {
    candidates.add(new Table(AddressEncoding.ABSOLUTE, start, 0));
  }

  /**
   * Returns the addresses of all symbols, in ascending order.
   *
   * @param symbol number of the symbol whose address is known
   * @throws MemoryException if a page of the table can't be read
   * @throws TargetException if no table has the address
   */
  long[] addresses(int symbol, long known) {
    for (Table table : candidates) {
      Optional<long[]> found = tried(table, symbol, known);
      if (found.isPresent()) {
        return found.get();
      }
    }
    if (unreadable != null) {
      throw unreadable;
    }
    throw new TargetException(
        String.format(
            "no addresses of kallsyms agree with SYMBOL(_stext), 0x%x: VMCOREINFO is damaged or of"
                + " another kernel",
            known));
  }

  private Optional<long[]> tried(Table table, int symbol, long known) {
    int width = table.encoding.width();
    try {
      long base = table.encoding.needsBase() ? number(table.base) : 0;
      long at = table.start + (long) width * symbol;
      return table.encoding.address(memory.read(at, width), 0, base, at) == known
          ? ascending(table, base)
          : Optional.empty();
    } catch (MemoryException e) {
      unreadable = unreadable == null ? e : unreadable;
      return Optional.empty();
    }
  }

  private Optional<long[]> ascending(Table table, long base) {
    int width = table.encoding.width();
    long[] addresses = new long[place.count()];
    byte[] all = memory.read(table.start, width * addresses.length);
    for (int i = 0; i < addresses.length; i++) {
      long at = table.start + (long) width * i;
      addresses[i] = table.encoding.address(all, width * i, base, at);
      if (i > 0 && Long.compareUnsigned(addresses[i - 1], addresses[i]) > 0) {
        return Optional.empty();
      }
    }
    return Optional.of(addresses);
  }

  private long number(long address) {
    return Bytes.unsigned(memory.read(address, 8), 0, 8, false);
  }
}
