// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.generated;

import org.jkdump.kernel.Field;
import org.jkdump.kernel.Kernel;
import org.jkdump.type.ArrayType;
import org.jkdump.type.Member;
import org.jkdump.type.StructType;

/** The fields of a generated class, each bound to one kernel when it is first read. */
final class FieldBindings {
  private final Kernel kernel;
  private final StructType type;
  private final KernelClass<?> about;
  // A race binds a field twice; both are the same. Replaced, not cleared, when types have changed.
  private BoundField[] bound;

  FieldBindings(Kernel kernel, StructType type, KernelClass<?> about) {
    this.kernel = kernel;
    this.type = type;
    this.about = about;
    forget();
  }

  /** Field {@code i} of the class. */
  BoundField get(int i) {
    BoundField field = bound[i];
    return field != null ? field : bind(i);
  }

  /** Forgets all fields, because types have changed. */
  void forget() {
    bound = new BoundField[about.fields().size()];
  }

  private BoundField bind(int i) {
    BoundField[] all = bound;
    FieldRow row = about.row(i);
    Member member = type.fields().get(row.name());
    if (member == null
        || member.bitOffset() != row.bitOffset()
        || member.bitSize() != row.bitSize()) {
      throw new ForeignClass(kernel, about).differs("has another '" + row.name() + "'");
    }
    Field field = Field.of(type, row.name(), shaped(member, row), row.lengths());
    return all[i] = new BoundField(kernel, field);
  }

  // Classes have the dimensions that vmlinux's debuginfo knows; a module's may be loaded later.
  private Member shaped(Member member, FieldRow row) {
    boolean flat =
        row.lengths().isEmpty()
            && member.type().bare() instanceof ArrayType array
            && !array.isText()
            && kernel.debuginfoChanges() > 0;
    return flat ? type.field(row.name()).orElse(member) : member;
  }
}
