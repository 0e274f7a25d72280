// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.OptionalLong;
import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;

/** The global variables of a kernel. */
final class SymbolValues {
  private final Kernel kernel;

  SymbolValues(Kernel kernel) {
    this.kernel = kernel;
  }

  Value value(String name) {
    long address = kernel.symbolAddress(name);
    CType type = completed(kernel.variableType(name), address);
    return kernel.perCpu().contains(address)
        ? new PerCpuValue(kernel, type, address)
        : Readers.of(type).read(kernel, address);
  }

  // GDB may answer with a declaration, "extern const char linux_banner[]": then the array reaches
  // to the next symbol at most.
  private CType completed(CType type, long address) {
    boolean open = type.bare() instanceof ArrayType a && a.length() == 0 && a.element().size() > 0;
    OptionalLong end = open ? kernel.symbols().following(address) : OptionalLong.empty();
    if (end.isEmpty()) {
      return type;
    }
    CType element = ((ArrayType) type.bare()).element();
    return new ArrayType(element, (end.getAsLong() - address) / element.size());
  }
}
