// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.util.List;
import org.jkdump.memory.Memory;
import org.jkdump.target.NoAnswerException;
import org.jkdump.target.NullPointerRead;
import org.jkdump.target.Space;
import org.jkdump.type.CType;
import org.jkdump.type.Member;
import org.jkdump.type.MemberPath;
import org.jkdump.type.PathException;
import org.jkdump.type.StructType;

/** A path resolved against a type, together with the reader of what lies at its end. */
public final class Field {
  private final CType start;
  private final String text;
  private final MemberPath path;
  private final Reader reader;
  private final long[] offsets;
  private final String[] names;
  private final boolean direct;
  private final long first;
  private final boolean open;

  /**
   * @param start the type that the path begins with
   */
  Field(CType start, String text, MemberPath path) {
    this.start = start;
    this.text = text;
    this.path = path;
    this.offsets = path.offsets();
    this.names = path.names();
    this.direct = offsets.length == 1;
    this.first = offsets[0];
    this.open = path.open();
    this.reader =
        path.bitSize() == 0
            ? Readers.of(path.leaf())
            : Readers.bits(path.leaf(), path.bitOffset(), path.bitSize());
  }

  /** A member of a struct; an array of it in these dimensions, if there are any. */
  public static Field of(StructType struct, String name, Member member, List<Long> lengths) {
    return new Field(struct, name, MemberPaths.to(member, lengths));
  }

  /** An object as a whole, such as a global variable. */
  public static Field of(CType object, String name) {
    return new Field(object, name, MemberPaths.to(object));
  }

  /** A field that a reader makes from what a path leads to: it has no place in the struct. */
  Field(CType start, String text, MemberPath owner, Reader reader) {
    this.start = start;
    this.text = text;
    this.path = null;
    this.offsets = owner.offsets();
    this.names = owner.names();
    this.direct = offsets.length == 1;
    this.first = offsets[0];
    this.open = owner.open();
    this.reader = reader;
  }

  /** The path, for what is a member. */
  public MemberPath path() {
    if (path == null) {
      throw new NoAnswerException(() -> "what is computed has no place in its struct");
    }
    return path;
  }

  /** Whether it may be another once a module's debuginfo is there. */
  boolean isOpen() {
    return open;
  }

  /** Where a member lies. */
  long place(Kernel kernel, long base) {
    path();
    return address(kernel, base);
  }

  public Value read(Kernel kernel, long base) {
    return reader.read(kernel, address(kernel, nonNull(base)));
  }

  public long num(Kernel kernel, long base) {
    return reader.num(kernel, address(kernel, nonNull(base)));
  }

  /** Bytes from the object's beginning to what the path names. */
  long offset() {
    if (!path().isDirect()) {
      throw new PathException(text, 0, "a path through a pointer is no part of its struct");
    }
    return path.offset();
  }

  /** C's {@code &object.path}. */
  Value pointer(Kernel kernel, long base) {
    if (path().bitSize() != 0) {
      throw new PathException(text, 0, "a bit-field has no address");
    }
    return Pointers.of(kernel, kernel.types().pointerTo(path.leaf()), address(kernel, base));
  }

  /** Where the path leads to from the object at {@code base}. */
  long address(Kernel kernel, long base) {
    return direct ? base + first : followed(kernel, base);
  }

  private long followed(Kernel kernel, long base) {
    Memory memory = kernel.memory();
    int last = offsets.length - 1;
    long at = base;
    for (int i = 0; i < last; i++) {
      at = memory.pointer(at + offsets[i]);
      if (at == 0) {
        throw nullPointer(offsets[i + 1], "'" + names[i] + "' is NULL");
      }
    }
    return at + offsets[last];
  }

  private long nonNull(long base) {
    if (base == 0) {
      throw nullPointer(offsets[0], "'" + text + "' of a NULL " + start.text());
    }
    return base;
  }

  private NullPointerRead nullPointer(long offset, String what) {
    return new NullPointerRead(offset, path == null ? 1 : path.size(), Space.KERNEL, what);
  }
}
