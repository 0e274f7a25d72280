// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The kernel's symbols, vmlinux's in the order of their addresses, then each module's.
 *
 * @param addresses one for each symbol
 * @param owners 0 for vmlinux, i for the i-th module counted from 1
 * @param types the letter that {@code nm} shows
 * @param names without the endings of clones, by {@link NameTable#withoutCloneEndings}
 */
public record SymbolTable(
    List<Module> modules, long[] addresses, short[] owners, byte[] types, NameTable names) {

  /**
   * The number of the first symbol with a name; absent if there is none. Looks at each name, so
   * that a few questions need no index.
   */
  public OptionalInt find(String name) {
    return IntStream.range(0, names.size()).filter(i -> names.is(i, name)).findFirst();
  }

  /** The address of the first symbol with a name, by {@link #find}. */
  public Optional<Long> address(String name) {
    OptionalInt found = find(name);
    return found.isEmpty() ? Optional.empty() : Optional.of(addresses[found.getAsInt()]);
  }

  /** The same with the symbols of each module in the order of their addresses, too. */
  public SymbolTable sorted() {
    int[] order = order();
    SymbolTable copy =
        new SymbolTable(
            modules, addresses.clone(), owners.clone(), types.clone(), names.ordered(order));
    for (int i = 0; i < order.length; i++) {
      copy.addresses[i] = addresses[order[i]];
      copy.owners[i] = owners[order[i]];
      copy.types[i] = types[order[i]];
    }
    return copy;
  }

  private int[] order() {
    int from = (int) IntStream.range(0, owners.length).takeWhile(i -> owners[i] == 0).count();
    IntStream ofModules =
        IntStream.range(from, owners.length)
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer i) -> owners[i])
                    .thenComparing(i -> addresses[i], Long::compareUnsigned))
            .mapToInt(Integer::intValue);
    return IntStream.concat(IntStream.range(0, from), ofModules).toArray();
  }

  /** Loaded module with its memory: one region, or since Linux 6.4 several. */
  public record Module(String name, List<Region> regions) {
    public Module {
      regions = List.copyOf(regions);
    }

    /** Whether the address lies in the module. */
    public boolean contains(long address) {
      return regions.stream().anyMatch(region -> region.contains(address));
    }
  }

  /**
   * A run of addresses.
   *
   * @param size bytes
   */
  public record Region(long base, long size) {
    boolean contains(long address) {
      return Long.compareUnsigned(address - base, size) < 0;
    }
  }
}
