// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import org.jkdump.log.PyLog;
import org.jkdump.memory.Memory;
import org.jkdump.type.MemberPath;
import org.jkdump.type.Types;

/** Memory and types that a walk reads, and its log. */
public record WalkContext(Memory memory, Types types, PyLog log) {
  /** Returns the offset of a member in bytes; the path must not lead through pointers. */
  long offset(String struct, String path) {
    return types.getStruct(struct).path(path).offset();
  }

  /** Returns an address cut to the bits of this machine's pointers. */
  long address(long address) {
    return types.pointerSize() == 8 ? address : address & 0xffff_ffffL;
  }

  /**
   * Returns the first of several structs that this kernel has with this member; newest layout
   * first.
   */
  String having(String path, String... structs) {
    for (String struct : structs) {
      if (types.struct(struct).filter(s -> s.field(path).isPresent()).isPresent()) {
        return struct;
      }
    }
    return structs[structs.length - 1];
  }

  /** Returns the length of an array member. */
  int length(String struct, String path) {
    MemberPath member = types.getStruct(struct).path(path);
    long element = types.getStruct(struct).path(path + "[0]").size();
    return (int) (member.size() / element);
  }
}
