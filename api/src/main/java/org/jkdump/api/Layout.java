// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jkdump.memo.CacheUse;
import org.jkdump.type.ArrayType;
import org.jkdump.type.Member;
import org.jkdump.type.NoSuchMemberException;
import org.jkdump.type.StructType;

/** A struct of one kernel with the fields that were asked for so far. */
final class Layout {
  private final Kernel kernel;
  private final StructType type;
  private final Map<String, Field> fields = new ConcurrentHashMap<>();

  // Roughly: to count exactly would take longer than a look-up.
  private long hits;
  private long misses;

  private volatile Part[] parts;
  // A race binds a field twice; both are the same.
  private Slot[] slots = {};

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
    if (field == null) {
      return resolve(path);
    }
    hits++;
    return field;
  }

  /** The paths that were resolved. */
  CacheUse use() {
    return CacheUse.of("paths of " + type.label(), fields.size()).looks(hits, misses);
  }

  /** Forgets the fields, because paths may lead elsewhere from now on. */
  void forget() {
    fields.clear();
  }

  /** Forgets what may be otherwise now that a module's debuginfo was loaded or deleted. */
  void debuginfoChanged() {
    fields.values().removeIf(Field::isOpen);
    // What generated classes are bound to is bound again at once.
    slots = new Slot[0];
  }

  /** The members as C declares them with their readers, for printing. */
  Part[] parts() {
    if (parts == null) {
      parts = type.members().stream().map(Part::of).toArray(Part[]::new);
    }
    return parts;
  }

  /** Field {@code i} of the generated class; null where it is not bound yet. */
  Slot slot(int i) {
    Slot[] bound = slots;
    return i < bound.length ? bound[i] : null;
  }

  /** Binds field {@code i} of the generated class that stands for this struct. */
  Slot bind(KernelClass<?> about, int i) {
    Slot[] bound = slots;
    if (i >= bound.length) {
      slots = bound = new Slot[about.fields().size()];
    }
    Slot slot = new Slot(kernel, typed(about, about.field(i).row()), about);
    bound[i] = slot;
    return slot;
  }

  private Field typed(KernelClass<?> about, FieldRow row) {
    Member member = type.fields().get(row.name());
    if (member == null
        || member.bitOffset() != row.bitOffset()
        || member.bitSize() != row.bitSize()) {
      throw new ForeignClass(kernel, about).differs("has another '" + row.name() + "'");
    }
    return new Field(type, row.name(), Paths.to(shaped(member, row), row.lengths()));
  }

  // Classes have the dimensions that vmlinux's debuginfo knows; a module's may be loaded later.
  private Member shaped(Member member, FieldRow row) {
    boolean flat =
        row.lengths().isEmpty()
            && member.type().bare() instanceof ArrayType array
            && !array.isText()
            && kernel.hasNewDebuginfo();
    return flat ? type.field(row.name()).orElse(member) : member;
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
