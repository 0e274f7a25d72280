// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.gdb;

import java.util.List;
import org.jkdump.cdecl.TypeKind;

/**
 * A struct, union or enum as {@code ptype /o} prints it.
 *
 * @param tag the C tag, or an empty text
 * @param size bytes, -1 where GDB gave no layout
 * @param members in their order; of an enum none
 * @param tail what follows the closing brace: the declarator of what was asked for, such as {@code
 *     *} for a pointer
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

  /** Returns whether GDB said where the members lie. */
  boolean hasLayout() {
    return size >= 0;
  }
}
