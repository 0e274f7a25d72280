// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

/**
 * Finds out more about a member than its source says, when the member is asked for by name. BTF
 * describes an array of several dimensions as one of one, {@code int [24]} for {@code int
 * [2][3][4]}; the debuginfo has them all.
 */
@FunctionalInterface
public interface Refinement {
  /** Leaves members as they are. */
  Refinement NONE = (struct, member) -> member;

  /** The member, or the same with a better type. */
  Member refine(StructType struct, Member member);

  /** Whether more may be known of a refined member once a module's debuginfo is there. */
  default boolean isOpen(Member member) {
    return false;
  }

  /** Number of the times that the answers may have changed. */
  default int version() {
    return 0;
  }
}
