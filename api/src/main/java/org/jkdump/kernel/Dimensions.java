// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jkdump.dwarf.DwarfIndex;
import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;
import org.jkdump.type.Member;
import org.jkdump.type.Refinement;
import org.jkdump.type.StructType;

/**
 * Dimensions, from debuginfo, of an array that BTF gives as one. Debuginfo is asked only if there
 * may be several: if the length is a product. An array of bytes is text in most cases, so its
 * length must not be a power of two either.
 */
final class Dimensions implements Refinement {
  private final Supplier<Collection<DwarfIndex>> debuginfo;
  private final AtomicInteger version = new AtomicInteger();

  Dimensions(Supplier<Collection<DwarfIndex>> debuginfo) {
    this.debuginfo = debuginfo;
  }

  /** Lets all members be asked again, after a module's debuginfo was loaded or deleted. */
  void refresh() {
    version.incrementAndGet();
  }

  @Override
  public int version() {
    return version.get();
  }

  @Override
  public boolean isOpen(Member member) {
    return member.type() instanceof ArrayType array
        && !(array.element() instanceof ArrayType)
        && mayBeSeveral(array);
  }

  @Override
  public Member refine(StructType struct, Member member) {
    if (!(member.type() instanceof ArrayType flat) || !mayBeSeveral(flat)) {
      return member;
    }
    List<Long> lengths = lengths(struct, member);
    if (lengths.isEmpty()) {
      return member;
    }
    CType type = flat.element();
    for (int i = lengths.size() - 1; i >= 0; i--) {
      type = new ArrayType(type, lengths.get(i));
    }
    return new Member(member.name(), type, member.bitOffset(), member.bitSize());
  }

  private List<Long> lengths(StructType struct, Member member) {
    for (DwarfIndex index : debuginfo.get()) {
      List<Long> lengths = index.lengths(struct, member);
      if (!lengths.isEmpty()) {
        return lengths;
      }
    }
    return List.of();
  }

  private static boolean mayBeSeveral(ArrayType array) {
    long length = array.length();
    boolean bytes = array.element().size() == 1;
    return bytes ? length > 2 && Long.bitCount(length) > 1 && isProduct(length) : isProduct(length);
  }

  private static boolean isProduct(long length) {
    for (long factor = 2; factor < 1000 && factor * factor <= length; factor++) {
      if (length % factor == 0) {
        return true;
      }
    }
    return false;
  }
}
