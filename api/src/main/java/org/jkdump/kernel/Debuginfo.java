// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.dwarf.DwarfIndex;
import org.jkdump.dwarf.DwarfStore;
import org.jkdump.dwarf.DwarfTypes;
import org.jkdump.dwarf.Variable;
import org.jkdump.elf.DebuginfoException;
import org.jkdump.elf.VmlinuxIdentity;
import org.jkdump.log.PyLog;
import org.jkdump.memo.Lazy;
import org.jkdump.symbol.Symbols;
import org.jkdump.type.CType;
import org.jkdump.type.Types;

/**
 * DWARF of a kernel's vmlinux, if its file is known, and of the modules whose debuginfo is loaded.
 * Each file is read when something is asked that no other source knows.
 */
final class Debuginfo implements AutoCloseable {
  // Each kernel has this variable, and links it where its address moves with the kernel.
  private static final String ANCHOR = "init_task";

  private final VmlinuxIdentity identity;
  private final PyLog log;
  private final Function<String, Optional<Long>> vmlinuxSymbols;
  private final Supplier<Symbols> symbols;
  private final Types btf;
  private final boolean hasBtf;
  private final Supplier<Map<String, String>> files;
  private final Lazy<Optional<DwarfTypes>> vmlinux = new Lazy<>(this::openVmlinux);
  private final Map<String, Optional<DwarfTypes>> opened = new LinkedHashMap<>();
  private final AtomicInteger changes = new AtomicInteger();
  private volatile ModuleTypes modules = new ModuleTypes(-1, Map.of());

  /** The types of the modules after a number of changes. */
  private record ModuleTypes(int change, Map<String, DwarfTypes> types) {}

  /**
   * @param identity gives the file of vmlinux
   * @param vmlinuxSymbols gives the address of a symbol of vmlinux
   * @param symbols gives all symbols; those of modules are read with types, perhaps from here
   * @param btf the types in BTF, which are preferred
   * @param hasBtf whether BTF has those of vmlinux
   * @param files gives the files of the modules whose debuginfo is loaded, by module
   */
  Debuginfo(
      VmlinuxIdentity identity,
      PyLog log,
      Function<String, Optional<Long>> vmlinuxSymbols,
      Supplier<Symbols> symbols,
      Types btf,
      boolean hasBtf,
      Supplier<Map<String, String>> files) {
    this.identity = identity;
    this.log = log;
    this.vmlinuxSymbols = vmlinuxSymbols;
    this.symbols = symbols;
    this.btf = btf;
    this.hasBtf = hasBtf;
    this.files = files;
  }

  /** The types of vmlinux; absent, which is logged once, if its file can't be used. */
  Optional<DwarfTypes> vmlinux() {
    return vmlinux.get();
  }

  /** The types of the modules whose debuginfo is loaded. */
  Collection<DwarfTypes> modules() {
    return byModule().values();
  }

  /**
   * The type of a variable or function, from the file that has its symbol. If several files have a
   * static variable of one name, the one at the address of the first symbol is meant.
   */
  Optional<CType> variable(String name) {
    Optional<String> module = symbols.get().moduleOf(name);
    return module.isPresent()
        ? Optional.ofNullable(byModule().get(module.get())).flatMap(m -> m.variable(name))
        : vmlinux().flatMap(kernel -> variable(kernel, name));
  }

  private Optional<CType> variable(DwarfTypes kernel, String name) {
    List<Variable> all = kernel.index().variables(name);
    if (all.size() < 2) {
      return kernel.variable(name);
    }
    long address = vmlinuxSymbols.apply(name).orElse(0L);
    long slide = slide(kernel.index());
    return all.stream()
        .filter(v -> v.address() + slide == address || v.address() == address)
        .findFirst()
        .map(kernel::type)
        .or(() -> kernel.variable(name));
  }

  // Bytes by which the kernel was moved when it booted (KASLR).
  private long slide(DwarfIndex index) {
    long linked =
        index.variables(ANCHOR).stream().mapToLong(Variable::address).findFirst().orElse(0);
    return linked == 0 ? 0 : vmlinuxSymbols.apply(ANCHOR).orElse(linked) - linked;
  }

  /** The indexes that may have the dimensions of an array: those of modules first. */
  List<DwarfIndex> indexes() {
    List<DwarfIndex> all = new ArrayList<>();
    modules().forEach(module -> all.add(module.index()));
    vmlinux().ifPresent(kernel -> all.add(kernel.index()));
    return all;
  }

  /** Forgets which modules have debuginfo, and that there is no vmlinux; files stay open. */
  void refresh() {
    changes.incrementAndGet();
    vmlinux.ifMade(found -> found.ifPresentOrElse(there -> {}, vmlinux::forget));
  }

  /**
   * Reads a module's file.
   *
   * @throws DebuginfoException if it can't be read or is damaged
   */
  synchronized void read(String module, String file) {
    opened.put(file, Optional.of(open(module, file)));
  }

  @Override
  public synchronized void close() {
    opened.values().forEach(file -> file.ifPresent(DwarfTypes::close));
  }

  private synchronized Map<String, DwarfTypes> byModule() {
    int change = changes.get();
    if (modules.change != change) {
      Map<String, DwarfTypes> now = new LinkedHashMap<>();
      files.get().forEach((name, file) -> tried(name, file).ifPresent(t -> now.put(name, t)));
      modules = new ModuleTypes(change, now);
    }
    return modules.types;
  }

  private Optional<DwarfTypes> tried(String module, String file) {
    return opened.computeIfAbsent(
        file,
        f -> {
          try {
            return Optional.of(open(module, file));
          } catch (DebuginfoException e) {
            log.warning("the types of module " + module + " are left out: " + e.getMessage());
            return Optional.empty();
          }
        });
  }

  // Types that a module shares with vmlinux.
  private List<CType> base(TypeKind kind, String name) {
    return hasBtf
        ? btf.all(kind, name)
        : vmlinux().map(kernel -> kernel.all(kind, name)).orElse(List.of());
  }

  private DwarfTypes open(String module, String file) {
    Path path = Path.of(file);
    return new DwarfTypes(
        path, DwarfIndex.ofModule(path), this::base, "the debuginfo of module " + module);
  }

  private Optional<DwarfTypes> openVmlinux() {
    try {
      return identity.file().map(this::openVmlinux);
    } catch (DebuginfoException e) {
      log.warning("the types in vmlinux are not used: " + e.getMessage());
      return Optional.empty();
    }
  }

  private DwarfTypes openVmlinux(Path file) {
    identity.check(file);
    DwarfIndex index = DwarfStore.usual().index(file);
    return new DwarfTypes(file, index, btf::all, "the debuginfo of vmlinux");
  }

  /**
   * Checks that a vmlinux is of this kernel, as far as both have a build-id.
   *
   * @throws DebuginfoException if it is another one, or can't be read
   */
  void check(Path file) {
    identity.check(file);
  }
}
