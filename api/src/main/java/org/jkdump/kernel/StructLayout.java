// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jkdump.target.CacheUse;
import org.jkdump.type.Member;
import org.jkdump.type.NoSuchMemberException;
import org.jkdump.type.StructType;

/** A struct of one kernel with the fields that were asked for so far. */
public final class StructLayout {
  private final Kernel kernel;
  private final StructType type;
  private final Map<String, Field> fields = new ConcurrentHashMap<>();

  // Roughly: to count exactly would take longer than a look-up.
  private long hits;
  private long misses;

  private volatile Part[] parts;

  /** A member with the reader for the address of its first byte. */
  record Part(Member member, Reader reader) {
    static Part of(Member member) {
      return new Part(member, Readers.of(member));
    }
  }

  StructLayout(Kernel kernel, StructType type) {
    this.kernel = kernel;
    this.type = type;
  }

  Kernel kernel() {
    return kernel;
  }

  StructType type() {
    return type;
  }

  public Field field(String path) {
    Field field = fields.get(path);
    if (field == null) {
      return resolve(path);
    }
    hits++;
    return field;
  }

  /** The paths that were resolved in structs. */
  static CacheUse use(Collection<StructLayout> layouts) {
    return CacheUse.of("paths of structs", layouts.stream().mapToInt(l -> l.fields.size()).sum())
        .looks(
            layouts.stream().mapToLong(l -> l.hits).sum(),
            layouts.stream().mapToLong(l -> l.misses).sum());
  }

  /** Forgets the fields, because paths may lead elsewhere from now on. */
  void forget() {
    fields.clear();
  }

  /** Forgets what may be otherwise now that a module's debuginfo was loaded or deleted. */
  void debuginfoChanged() {
    fields.values().removeIf(Field::isOpen);
  }

  /** The members as C declares them with their readers, for printing. */
  Part[] parts() {
    if (parts == null) {
      parts = type.members().stream().map(Part::of).toArray(Part[]::new);
    }
    return parts;
  }

  private Field resolve(String path) {
    misses++;
    try {
      Field field = kernel.attributes().field(type, path);
      fields.put(path, field);
      return field;
    } catch (NoSuchMemberException e) {
      throw e.in(kernel.facts().release());
    }
  }
}
