// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.symbol;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jkdump.target.NameTable;
import org.jkdump.target.SymbolTable;
import org.jkdump.target.SymbolTable.Module;

/** Symbols of the kernel and its modules, by name and by address. */
public final class Symbols {
  private static final int NONE = NameIndex.NONE;

  private final SymbolTable table;
  private final ModuleMap modules;
  private final int[] ends;
  private final NameIndex byName;
  private final OptionalLong imageEnd;
  private final OptionalLong perCpuEnd;

  public Symbols(SymbolTable table) {
    this.table = table.sorted();
    this.modules = new ModuleMap(table.modules());
    this.ends = ends();
    this.byName = new NameIndex(this.table.names());
    this.imageEnd = place("_end");
    this.perCpuEnd = place("__per_cpu_end");
  }

  /** Returns the number of symbols. */
  public int size() {
    return table.names().size();
  }

  /** Returns the loaded modules. */
  public List<Module> modules() {
    return table.modules();
  }

  /** Returns the address of the first symbol with this name. */
  public Optional<Long> address(String name) {
    int i = byName.first(name);
    return i == NONE ? Optional.empty() : Optional.of(table.addresses()[i]);
  }

  /** Returns the addresses of all symbols with this name, those of vmlinux first. */
  public long[] addresses(String name) {
    return IntStream.iterate(byName.first(name), i -> i != NONE, byName::next)
        .mapToLong(i -> table.addresses()[i])
        .toArray();
  }

  /** Returns the letter that {@code nm} shows for the first symbol with this name. */
  public Optional<Character> type(String name) {
    int i = byName.first(name);
    return i == NONE ? Optional.empty() : Optional.of((char) table.types()[i]);
  }

  /** Returns the name of the symbol at exactly this address. */
  public Optional<String> exact(long address) {
    int i = before(address);
    return i == NONE || table.addresses()[i] != address
        ? Optional.empty()
        : Optional.of(table.names().get(i));
  }

  /**
   * Returns the last symbol at or before an address, within vmlinux or the module that holds the
   * address.
   */
  public Optional<SymbolOffset> loose(long address) {
    int i = before(address);
    return i == NONE || isOutside(address, i) ? Optional.empty() : Optional.of(place(i, address));
  }

  /**
   * Returns the address of the next symbol after an address, within vmlinux or the module that
   * holds the address.
   */
  public OptionalLong following(long address) {
    int i = before(address);
    int end = i == NONE ? 0 : ends[table.owners()[i]];
    while (i != NONE && i < end && Long.compareUnsigned(table.addresses()[i], address) <= 0) {
      i++;
    }
    return i < end ? OptionalLong.of(table.addresses()[i]) : OptionalLong.empty();
  }

  /** Returns the module that holds an address. */
  public Optional<Module> module(long address) {
    int owner = modules.owner(address);
    return owner == 0 ? Optional.empty() : Optional.of(table.modules().get(owner - 1));
  }

  /** Returns the module that has the first symbol with this name; absent if vmlinux has it. */
  public Optional<String> moduleOf(String name) {
    int i = byName.first(name);
    return i == NONE ? Optional.empty() : Optional.of(moduleOf(i)).filter(m -> !m.isEmpty());
  }

  /** Returns all names, in the order of the table. */
  public List<String> names() {
    NameTable names = table.names();
    return new AbstractList<>() {
      @Override
      public String get(int i) {
        return names.get(i);
      }

      @Override
      public int size() {
        return names.size();
      }
    };
  }

  /** Returns the symbols whose names begin with a text, in alphabetical order. */
  public Stream<Symbol> startingWith(String prefix) {
    return IntStream.range(0, size())
        .filter(i -> table.names().startsWith(i, prefix))
        .mapToObj(this::symbol)
        .sorted(Comparator.comparing(Symbol::name));
  }

  /** Returns the symbols whose names contain a text, in the order of the table. */
  public Stream<Symbol> containing(String text) {
    return IntStream.range(0, size())
        .filter(i -> table.names().get(i).contains(text))
        .mapToObj(this::symbol);
  }

  // The memory after the per-CPU symbols and after the kernel's image has other uses.
  private boolean isOutside(long address, int i) {
    long symbol = table.addresses()[i];
    return table.owners()[i] == 0
        && address != symbol
        && (isBehind(address, imageEnd)
            || isBehind(address, perCpuEnd) && !isBehind(symbol, perCpuEnd));
  }

  private static boolean isBehind(long address, OptionalLong end) {
    return end.isPresent() && Long.compareUnsigned(address, end.getAsLong()) > 0;
  }

  private OptionalLong place(String name) {
    int i = byName.first(name);
    return i == NONE ? OptionalLong.empty() : OptionalLong.of(table.addresses()[i]);
  }

  private String moduleOf(int i) {
    int owner = table.owners()[i];
    return owner == 0 ? "" : table.modules().get(owner - 1).name();
  }

  private Symbol symbol(int i) {
    return new Symbol(
        table.names().get(i), table.addresses()[i], (char) table.types()[i], moduleOf(i));
  }

  private SymbolOffset place(int i, long address) {
    return new SymbolOffset(table.names().get(i), address - table.addresses()[i], moduleOf(i));
  }

  private int before(long address) {
    int owner = modules.owner(address);
    return search(owner == 0 ? 0 : ends[owner - 1], ends[owner], address);
  }

  // Returns the end of the symbols of vmlinux and of each module, as indices of the table.
  private int[] ends() {
    int[] ends = new int[table.modules().size() + 1];
    for (short owner : table.owners()) {
      ends[owner]++;
    }
    Arrays.parallelPrefix(ends, Integer::sum);
    return ends;
  }

  // If several symbols have one address, crash names the first of them for this address and the
  // last of them for the addresses after it.
  private int search(int from, int to, long address) {
    int low = from;
    int high = to - 1;
    int found = NONE;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(table.addresses()[middle], address) <= 0) {
        found = middle;
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    while (found > from && table.addresses()[found - 1] == address) {
      found--;
    }
    return found;
  }
}
