// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.kallsyms;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.jkdump.target.NameTable;
import org.jkdump.target.SymbolTable;

/**
 * Bytes as which the symbols of vmlinux are kept: their number in 4 bytes, their addresses, letters
 * and names.
 */
final class TableBytes {
  private static final int FEWEST_BYTES = Long.BYTES + 2;

  private TableBytes() {}

  static byte[] of(SymbolTable table) {
    byte[] names = table.names().bytes();
    int count = table.addresses().length;
    ByteBuffer out = buffer(new byte[Integer.BYTES + (Long.BYTES + 1) * count + names.length]);
    out.putInt(count);
    for (long address : table.addresses()) {
      out.putLong(address);
    }
    return out.put(table.types()).put(names).array();
  }

  /** Returns the symbols; absent if the bytes are damaged. */
  static Optional<SymbolTable> table(byte[] bytes) {
    ByteBuffer in = buffer(bytes);
    try {
      int count = in.getInt();
      if (count < 0 || count > in.remaining() / FEWEST_BYTES) {
        return Optional.empty();
      }
      long[] addresses = new long[count];
      in.asLongBuffer().get(addresses);
      byte[] types = new byte[count];
      in.position(in.position() + Long.BYTES * count).get(types);
      NameTable names = NameTable.split(bytes, in.position(), count);
      return Optional.of(new SymbolTable(List.of(), addresses, new short[count], types, names));
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
