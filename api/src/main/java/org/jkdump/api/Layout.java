// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jkdump.type.Member;
import org.jkdump.type.NoSuchMemberException;
import org.jkdump.type.StructType;

/** A struct of one kernel with the fields that were asked for so far. */
final class Layout {
  private final Kernel kernel;
  private final StructType type;
  private final Map<String, Field> fields = new ConcurrentHashMap<>();

  private volatile Part[] parts;

  /** A member with the reader for the address of its first byte. */
  record Part(Member member, Reader reader) {
    static Part of(Member member) {
      return new Part(member, Readers.of(member));
    }
  }

  Layout(Kernel kernel, StructType type) {
    this.kernel = kernel;
    this.type = type;
  }

  Kernel kernel() {
    return kernel;
  }

  StructType type() {
    return type;
  }

  Field field(String path) {
    Field field = fields.get(path);
    return field != null ? field : resolve(path);
  }

  /** Forgets the fields, because paths may lead elsewhere from now on. */
  void forget() {
    fields.clear();
  }

  /** The members as C declares them with their readers, for printing. */
  Part[] parts() {
    if (parts == null) {
      parts = type.members().stream().map(Part::of).toArray(Part[]::new);
    }
    return parts;
  }

  private Field resolve(String path) {
    try {
      Field field = kernel.attributes().field(type, path);
      fields.put(path, field);
      return field;
    } catch (NoSuchMemberException e) {
      throw e.in(kernel.facts().release());
    }
  }
}
