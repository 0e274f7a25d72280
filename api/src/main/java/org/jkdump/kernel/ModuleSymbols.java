// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jkdump.elf.SymbolEntries;
import org.jkdump.memory.Memory;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.NameTable;
import org.jkdump.target.SymbolTable;
import org.jkdump.target.SymbolTable.Module;
import org.jkdump.target.SymbolTable.Region;
import org.jkdump.target.TargetException;
import org.jkdump.target.TargetLostException;

/**
 * The loaded modules and their symbols, from the ELF symbol table that the kernel keeps of each
 * module for kallsyms. Symbols of others in it, outside of the module's memory and of its per-CPU
 * variables, are left out. crash has the per-CPU ones only of modules whose debuginfo is loaded.
 */
final class ModuleSymbols {
  private static final int MOST_SYMBOLS = 1 << 20;
  private static final int MOST_TEXT = 1 << 24;
  private static final long MOST_BYTES = 1 << 28;
  private static final int LONGEST_NAME = 512;
  private static final int MOST_MODULES = Short.MAX_VALUE;
  private static final int UNDEFINED = 0;
  private static final int GLOBAL = 1;

  private final Kernel kernel;
  private long read;

  /** One module with its symbols. */
  private record Part(Module module, long[] addresses, byte[] types, NameTable names) {}

  ModuleSymbols(Kernel kernel) {
    this.kernel = kernel;
  }

  /**
   * The symbols of vmlinux, and behind them those of the modules in the order of their addresses.
   */
  SymbolTable behind(SymbolTable vmlinux) {
    List<Part> parts = parts();
    List<NameTable> names = new ArrayList<>(List.of(vmlinux.names()));
    parts.forEach(part -> names.add(part.names));
    NameTable all = NameTable.joined(names);
    long[] addresses = Arrays.copyOf(vmlinux.addresses(), all.size());
    byte[] types = Arrays.copyOf(vmlinux.types(), all.size());
    short[] owners = new short[all.size()];
    int at = vmlinux.addresses().length;
    for (int i = 0; i < parts.size(); i++) {
      int count = parts.get(i).addresses.length;
      System.arraycopy(parts.get(i).addresses, 0, addresses, at, count);
      System.arraycopy(parts.get(i).types, 0, types, at, count);
      Arrays.fill(owners, at, at + count, (short) (i + 1));
      at += count;
    }
    return new SymbolTable(
        parts.stream().map(Part::module).toList(), addresses, owners, types, all);
  }

  private List<Part> parts() {
    return structs().stream()
        .limit(MOST_MODULES)
        .map(this::part)
        .filter(part -> !part.module.regions().isEmpty())
        .sorted(Comparator.comparing(ModuleSymbols::base, Long::compareUnsigned))
        .toList();
  }

  private static long base(Part part) {
    return part.module.regions().get(0).base();
  }

  // Without types or a list there are no modules, but vmlinux's symbols are there all the same.
  private List<Struct> structs() {
    try {
      return kernel.modules().structs();
    } catch (TargetLostException | InterruptedOperation e) {
      throw e;
    } catch (TargetException e) {
      kernel.log().error("the modules' symbols are left out: " + e.getMessage());
      return List.of();
    }
  }

  private Part part(Struct struct) {
    String name = String.format("at 0x%x", struct.addr_());
    Module module = new Module(name, List.of());
    try {
      name = struct.str_("name");
      module = new Module(name, regions(struct));
      return part(module, struct);
    } catch (TargetLostException | InterruptedOperation e) {
      throw e;
    } catch (TargetException e) {
      kernel.log().error("the symbols of module " + name + " are left out: " + e.getMessage());
      return new Part(module, new long[0], new byte[0], NameTable.of());
    }
  }

  private Part part(Module module, Struct struct) {
    // Since Linux kernel commit 8244062ef1e5 ("modules: fix longstanding /proc/kallsyms vs module
    // insertion race.") (in v4.5) they are in a struct of their own.
    Struct table = struct.has_("kallsyms") ? struct.su_("kallsyms") : struct;
    long count = table.num_("num_symtab");
    if (count < 0 || count > MOST_SYMBOLS) {
      throw new TargetException(count + " symbols can't be");
    }
    SymbolEntries entries = entries(table.num_("symtab"), (int) count);
    int[] kept = kept(withPerCpu(module, struct), entries);
    byte[] letters = letters(table, entries);
    byte[] types = new byte[kept.length];
    long[] addresses = new long[kept.length];
    for (int i = 0; i < kept.length; i++) {
      types[i] = letters[kept[i]];
      addresses[i] = entries.value(kept[i]);
    }
    return new Part(module, addresses, types, names(table.num_("strtab"), entries, kept));
  }

  // Only with CONFIG_SMP is there such a section.
  private static Module withPerCpu(Module module, Struct struct) {
    if (!struct.has_("percpu")) {
      return module;
    }
    List<Region> all = new ArrayList<>(module.regions());
    all.add(new Region(struct.num_("percpu"), struct.num_("percpu_size")));
    return new Module(module.name(), all);
  }

  private SymbolEntries entries(long address, int count) {
    boolean wide = kernel.memory().pointerSize() == 8;
    int size = count * SymbolEntries.bytes(wide);
    limit(size);
    byte[] bytes = kernel.memory().read(address, size);
    return new SymbolEntries(bytes, wide, kernel.bigEndian());
  }

  // Counts of a damaged dump may be plausible one by one.
  private void limit(long bytes) {
    read += bytes;
    if (read > MOST_BYTES) {
      throw new TargetException("those of all modules take more than " + MOST_BYTES + " bytes");
    }
  }

  private static int[] kept(Module module, SymbolEntries entries) {
    int[] kept = new int[entries.count()];
    int count = 0;
    for (int i = 1; i < kept.length; i++) {
      if (entries.section(i) != UNDEFINED
          && entries.name(i) > 0
          && module.contains(entries.value(i))) {
        kept[count++] = i;
      }
    }
    return Arrays.copyOf(kept, count);
  }

  private byte[] letters(Struct table, SymbolEntries entries) {
    int count = entries.count();
    // Since Linux kernel commit 1c7651f43777 ("kallsyms: store type information in its own array")
    // (in v5.2), always in lower case; before it in place of binding and type.
    boolean apart = table.has_("typetab");
    byte[] letters = apart ? kernel.memory().read(table.num_("typetab"), count) : new byte[count];
    for (int i = 0; i < count; i++) {
      int letter = apart ? letters[i] : entries.info(i);
      boolean global = apart && entries.info(i) >> 4 == GLOBAL;
      letters[i] = (byte) (global ? Character.toUpperCase(letter) : letter);
    }
    return letters;
  }

  private NameTable names(long strtab, SymbolEntries entries, int[] kept) {
    int[] starts = new int[kept.length];
    int last = 0;
    for (int i = 0; i < kept.length; i++) {
      starts[i] = entries.name(kept[i]);
      last = Math.max(last, starts[i]);
    }
    if (last > MOST_TEXT) {
      throw new TargetException("names of " + last + " bytes can't be");
    }
    limit(last);
    Memory memory = kernel.memory();
    byte[] text = memory.readAvailable(strtab, last + LONGEST_NAME);
    if (last >= text.length) {
      // Says why no more is available.
      memory.read(strtab + text.length, 1);
    }
    // The memory behind the last name isn't read if it is another's.
    return new NameTable(Arrays.copyOf(text, text.length + 1), starts).withoutCloneEndings();
  }

  private List<Region> regions(Struct module) {
    List<Region> regions = new ArrayList<>();
    // Since Linux kernel commit ac3b43283923 ("module: replace module_layout with module_memory")
    // (in v6.4): text, data, rodata, ro_after_init, and three for the initialization.
    if (module.has_("mem")) {
      long count = ((ArrayValue) module.get_("mem")).length_();
      for (int i = 0; i < count; i++) {
        add(module.num_("mem[" + i + "].base"), module.num_("mem[" + i + "].size"), regions);
      }
    } else if (module.has_("core_layout")) {
      add(module.num_("core_layout.base"), module.num_("core_layout.size"), regions);
      add(module.num_("init_layout.base"), module.num_("init_layout.size"), regions);
    } else {
      // Since Linux kernel commit 7523e4dc5057 ("module: use a structure to encapsulate layout.")
      // (in v4.5) that is core_layout.
      add(module.num_("module_core"), module.num_("core_size"), regions);
      add(module.num_("module_init"), module.num_("init_size"), regions);
    }
    return regions;
  }

  private static void add(long base, long size, List<Region> regions) {
    if (base != 0 && size != 0) {
      regions.add(new Region(base, size));
    }
  }
}
