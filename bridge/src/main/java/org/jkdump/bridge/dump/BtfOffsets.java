// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import org.jkdump.btf.BtfTypes;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.target.SymbolTable;
import org.jkdump.target.TargetException;
import org.jkdump.type.StructType;

/** Places of members in the kernel's structs, by the BTF in memory. */
final class BtfOffsets {
  static final String BEGIN = "__start_BTF";
  private static final String END = "__stop_BTF";
  private static final int MAX_BYTES = 128 << 20;

  private final BtfTypes types;

  /**
   * @throws TargetException if the kernel has no BTF, or its BTF can't be read
   */
  BtfOffsets(AddressSpace kernel, SymbolTable symbols) {
    long begin = symbols.address(BEGIN).orElse(0L);
    long size = symbols.address(END).orElse(0L) - begin;
    if (begin == 0 || size <= 0 || size > MAX_BYTES) {
      throw new TargetException("user memory needs the kernel's BTF, which this kernel lacks");
    }
    this.types = new BtfTypes(kernel.read(begin, (int) size), Long.BYTES);
  }

  /** Bytes before a member of a struct. */
  long of(String struct, String member) {
    return types
        .find(TypeKind.STRUCT, struct)
        .filter(StructType.class::isInstance)
        .flatMap(type -> ((StructType) type).field(member))
        .orElseThrow(() -> new TargetException("the kernel's BTF has no " + struct + "." + member))
        .offset();
  }
}
