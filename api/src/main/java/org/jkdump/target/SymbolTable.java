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

  /**
   * The symbols of vmlinux as crash has them: those at one address in the order of their names, and
   * names without the endings of clones.
   */
  public SymbolTable asCrashHasThem() {
    int[] order = new int[addresses.length];
    int end = 0;
    for (int begin = 0; begin < order.length; begin = end) {
      end = begin + 1;
      while (end < order.length && addresses[end] == addresses[begin]) {
        end++;
      }
      byName(begin, end, order);
    }
    SymbolTable all = inOrder(order);
    NameTable plain = all.names.withoutCloneEndings();
    return new SymbolTable(modules, all.addresses, all.owners, all.types, plain);
  }

  private void byName(int begin, int end, int[] order) {
    if (end - begin == 1) {
      order[begin] = begin;
      return;
    }
    int[] run =
        IntStream.range(begin, end).boxed().sorted(names::compare).mapToInt(i -> i).toArray();
    System.arraycopy(run, 0, order, begin, run.length);
  }

  /** The same with the symbols of each module in the order of their addresses, too. */
  public SymbolTable sorted() {
    int from = (int) IntStream.range(0, owners.length).takeWhile(i -> owners[i] == 0).count();
    IntStream ofModules =
        IntStream.range(from, owners.length)
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer i) -> owners[i])
                    .thenComparing(i -> addresses[i], Long::compareUnsigned))
            .mapToInt(Integer::intValue);
    return inOrder(IntStream.concat(IntStream.range(0, from), ofModules).toArray());
  }

  private SymbolTable inOrder(int[] order) {
    long[] places = new long[order.length];
    short[] parts = new short[order.length];
    byte[] letters = new byte[order.length];
    for (int i = 0; i < order.length; i++) {
      places[i] = addresses[order[i]];
      parts[i] = owners[order[i]];
      letters[i] = types[order[i]];
    }
    return new SymbolTable(modules, places, parts, letters, names.ordered(order));
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
