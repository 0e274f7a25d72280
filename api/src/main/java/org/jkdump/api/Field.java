// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import org.jkdump.memory.Memory;
import org.jkdump.target.NullPointerRead;
import org.jkdump.target.Space;
import org.jkdump.target.TargetException;
import org.jkdump.type.MemberPath;

/** A resolved path together with the reader of what lies at its end. */
final class Field {
  private final MemberPath path;
  private final Reader reader;
  private final long[] offsets;
  private final String[] names;

  Field(MemberPath path) {
    this.path = path;
    this.offsets = path.offsets();
    this.names = path.names();
    this.reader =
        path.bitSize() == 0
            ? Readers.of(path.leaf())
            : Readers.bits(path.leaf(), path.bitOffset(), path.bitSize());
  }

  /** A field that a reader makes from what a path leads to: it has no place in the struct. */
  Field(MemberPath owner, Reader reader) {
    this.path = null;
    this.offsets = owner.offsets();
    this.names = owner.names();
    this.reader = reader;
  }

  /** The path, for what is a member. */
  MemberPath path() {
    if (path == null) {
      throw new TargetException("what is computed has no place in its struct");
    }
    return path;
  }

  /** Where a member lies. */
  long place(Kernel kernel, long base) {
    path();
    return address(kernel, base);
  }

  Value read(Kernel kernel, long base) {
    return reader.read(kernel, address(kernel, base));
  }

  long num(Kernel kernel, long base) {
    return reader.num(kernel, address(kernel, base));
  }

  /** Where the path leads to from the object at {@code base}. */
  long address(Kernel kernel, long base) {
    long at = base;
    int last = offsets.length - 1;
    if (last > 0) {
      Memory memory = kernel.memory();
      for (int i = 0; i < last; i++) {
        at = memory.pointer(at + offsets[i]);
        if (at == 0) {
          throw nullPointer(i);
        }
      }
    }
    return at + offsets[last];
  }

  private NullPointerRead nullPointer(int i) {
    String what = "'" + names[i] + "' is NULL";
    long size = path == null ? 1 : path.size();
    return new NullPointerRead(offsets[i + 1], size, Space.KERNEL, what);
  }
}
