// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes;

import java.util.List;
import org.jkdump.type.Member;
import org.jkdump.type.StructType;

/** The dimensions of arrays that BTF shows flat. */
@FunctionalInterface
interface ArrayLengths {
  /** No such array: each has the dimensions of its type. */
  ArrayLengths NONE = (struct, member) -> List.of();

  /** The lengths of all dimensions of a member, or an empty list if its type has them. */
  List<Long> of(StructType struct, Member member);
}
