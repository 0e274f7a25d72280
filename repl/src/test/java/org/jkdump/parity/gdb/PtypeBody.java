// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.gdb;

import java.util.List;
import org.jkdump.cdecl.TypeKind;

/**
 * Struct, union or enum as {@code ptype /o} prints it.
 *
 * @param tag the C tag, or an empty text
 * @param size in bytes, -1 if GDB gave no layout
 * @param members in their order; none for an enum
 * @param tail text after the closing brace: the declarator of the type asked for, such as {@code *}
 *     for a pointer
 * @param incomplete whether it is only declared
 */
record PtypeBody(
    TypeKind kind,
    String tag,
    long size,
    List<PtypeMember> members,
    String tail,
    boolean incomplete) {
  PtypeBody {
    members = List.copyOf(members);
  }

  /** Returns whether GDB gave the offsets of the members. */
  boolean hasLayout() {
    return size >= 0;
  }
}
