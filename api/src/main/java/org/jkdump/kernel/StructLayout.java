// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jkdump.target.CacheUse;
import org.jkdump.target.NoAnswerException;
import org.jkdump.type.Member;
import org.jkdump.type.NoSuchMemberException;
import org.jkdump.type.StructType;

/** A struct of one kernel with the fields that were asked for so far. */
public final class StructLayout {
  private final Kernel kernel;
  private final StructType type;
  // Replaced, not cleared: what a thread resolved before a change must not be kept after it.
  private volatile Map<String, Field> fields = new ConcurrentHashMap<>();
  private volatile Set<String> absent = ConcurrentHashMap.newKeySet();

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

  /** Whether this kernel's struct has what a path names; a path that it lacks is remembered. */
  public boolean has(String path) {
    Set<String> lacking = absent;
    if (lacking.contains(path)) {
      return false;
    }
    try {
      field(path);
      return true;
    } catch (NoAnswerException e) {
      lacking.add(path);
      return false;
    }
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
    fields = new ConcurrentHashMap<>();
    absent = ConcurrentHashMap.newKeySet();
  }

  /** Forgets what may be otherwise now that a module's debuginfo was loaded or deleted. */
  void debuginfoChanged() {
    Map<String, Field> kept = new ConcurrentHashMap<>(fields);
    kept.values().removeIf(Field::isOpen);
    fields = kept;
    absent = ConcurrentHashMap.newKeySet();
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
    Map<String, Field> known = fields;
    try {
      Field field = kernel.attributes().field(type, path);
      known.put(path, field);
      return field;
    } catch (NoSuchMemberException e) {
      throw e.in(kernel.facts().release());
    }
  }
}
