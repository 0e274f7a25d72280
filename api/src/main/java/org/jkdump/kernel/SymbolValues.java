// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jkdump.elf.DebuginfoException;
import org.jkdump.elf.SymbolSizes;
import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;

/** The global variables of a kernel. */
final class SymbolValues {
  private final Kernel kernel;
  // Replaced, not cleared: what a thread found before a change must not be kept after it.
  private volatile Map<String, OptionalLong> sizes = new ConcurrentHashMap<>();

  SymbolValues(Kernel kernel) {
    this.kernel = kernel;
  }

  /** Forgets the sizes that another vmlinux may tell. */
  void debuginfoChanged() {
    sizes = new ConcurrentHashMap<>();
  }

  Value value(String name) {
    long address = kernel.symbolAddress(name);
    CType type = completed(name, kernel.variableType(name), address);
    return kernel.perCpu().contains(address)
        ? new PerCpuValue(kernel, type, address)
        : Readers.of(type).read(kernel, address);
  }

  // C files may only declare it, "extern const char linux_banner[]".
  private CType completed(String name, CType type, long address) {
    boolean open = type.bare() instanceof ArrayType a && a.length() == 0 && a.element().size() > 0;
    OptionalLong size = open ? size(name, address) : OptionalLong.empty();
    if (size.isEmpty()) {
      return type;
    }
    CType element = ((ArrayType) type.bare()).element();
    return new ArrayType(element, size.getAsLong() / element.size());
  }

  // Without a size in vmlinux, as for modules, the variable reaches to the next symbol at most.
  private OptionalLong size(String name, long address) {
    OptionalLong linked =
        kernel.symbols().module(address).isPresent()
            ? OptionalLong.empty()
            : sizes.computeIfAbsent(name, this::linkedSize);
    OptionalLong next = kernel.symbols().following(address);
    return linked.isPresent() || next.isEmpty()
        ? linked
        : OptionalLong.of(next.getAsLong() - address);
  }

  private OptionalLong linkedSize(String name) {
    Path vmlinux = Path.of(kernel.facts().get("namelist"));
    try {
      return Files.isRegularFile(vmlinux) ? SymbolSizes.of(vmlinux, name) : OptionalLong.empty();
    } catch (DebuginfoException e) {
      return OptionalLong.empty();
    }
  }
}
