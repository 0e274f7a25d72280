// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.gdb;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;
import org.jkdump.type.Member;
import org.jkdump.type.Refinement;
import org.jkdump.type.StructType;

/**
 * Asks GDB for the dimensions of an array that BTF gives as one. It asks only if there may be
 * several: if the length is a product. An array of bytes is text in most cases, so its length must
 * not be a power of two either.
 */
public final class Dimensions implements Refinement {
  private final Supplier<GdbTypes> types;
  // Members that GDB had no answer for; it may have one after a module's debuginfo is loaded.
  private final Map<StructType, Set<String>> open = new ConcurrentHashMap<>();

  public Dimensions(Supplier<GdbTypes> types) {
    this.types = types;
  }

  /**
   * Lets the members without an answer be asked again, after a module's debuginfo was loaded or
   * deleted.
   */
  public void refresh() {
    for (StructType struct : open.keySet()) {
      Set<String> members = open.remove(struct);
      if (members != null) {
        members.forEach(struct::forget);
      }
    }
  }

  @Override
  public boolean isOpen(StructType struct, String member) {
    Set<String> members = open.get(struct);
    return members != null && members.contains(member);
  }

  @Override
  public Member refine(StructType struct, Member member) {
    boolean flat = member.type() instanceof ArrayType array && mayBeSeveral(array);
    return flat && !struct.tag().isEmpty() ? asked(struct, member) : member;
  }

  private Member asked(StructType struct, Member member) {
    String expression = "((" + struct.text() + " *)0)->" + member.name();
    Optional<CType> answer = types.get().member(expression);
    if (answer.isEmpty()) {
      open.computeIfAbsent(struct, s -> ConcurrentHashMap.newKeySet()).add(member.name());
    }
    return answer
        .filter(type -> type instanceof ArrayType a && a.element() instanceof ArrayType)
        .filter(type -> type.size() == member.type().size())
        .map(type -> new Member(member.name(), type, member.bitOffset(), member.bitSize()))
        .orElse(member);
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
