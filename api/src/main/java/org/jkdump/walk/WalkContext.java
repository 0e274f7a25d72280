// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import org.jkdump.log.PyLog;
import org.jkdump.memory.Memory;
import org.jkdump.type.MemberPath;
import org.jkdump.type.Types;

/** What walks read from and where they log. */
public record WalkContext(Memory memory, Types types, PyLog log) {
  /** Bytes from a struct's beginning to the member that a direct path names. */
  long offset(String struct, String path) {
    return types.getStruct(struct).path(path).offset();
  }

  /** An address as this machine's pointers hold it: without the bits that they don't have. */
  long address(long address) {
    return types.pointerSize() == 8 ? address : address & 0xffff_ffffL;
  }

  /** The first struct of several that this kernel has with this member; newest layout first. */
  String having(String path, String... structs) {
    for (String struct : structs) {
      if (types.struct(struct).filter(s -> s.field(path).isPresent()).isPresent()) {
        return struct;
      }
    }
    return structs[structs.length - 1];
  }

  /** Elements of an array that a path names. */
  int length(String struct, String path) {
    MemberPath member = types.getStruct(struct).path(path);
    long element = types.getStruct(struct).path(path + "[0]").size();
    return (int) (member.size() / element);
  }
}
