// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.ask;

import java.util.List;
import org.jkdump.type.CType;
import org.jkdump.type.MemberPath;
import org.jkdump.type.PathStep;
import org.jkdump.type.PointerType;
import org.jkdump.type.StructType;

/**
 * Member that a path names.
 *
 * @param root the type or variable that the path begins with, as the user wrote it
 * @param start type of the root
 * @param path from the root to the member
 * @param found the resolved path
 */
record MemberPlace(String root, CType start, String path, MemberPath found) {
  /**
   * Follows a path.
   *
   * @throws org.jkdump.type.NoSuchMemberException if a name on the path is unknown
   * @throws org.jkdump.type.PathException if the path can't be followed
   */
  static MemberPlace of(String root, CType start, String path) {
    return new MemberPlace(root, start, path, MemberPath.resolve(start, path));
  }

  /** The C declaration; the type alone for an element of an array. */
  String declaration() {
    String name = last().member() == null ? "" : last().member();
    return found.leaf().declare(name) + (found.bitSize() == 0 ? "" : " : " + found.bitSize()) + ";";
  }

  /** The last member's name, or null if the path ends in an index. */
  String field() {
    return last().member();
  }

  /** The struct whose field the member is, or null for an element of an array. */
  StructType owner() {
    CType type = before().isEmpty() ? start : MemberPath.resolve(start, before()).leaf();
    CType bare = type.bare() instanceof PointerType pointer ? pointer.target().bare() : type.bare();
    return field() != null && bare instanceof StructType struct ? struct : null;
  }

  /** Bytes from the beginning of the object that the last pointer on the path leads to. */
  long offset() {
    return found.offsets()[found.offsets().length - 1];
  }

  /** The path up to the last pointer that is followed; empty if there is none. */
  String pointer() {
    String[] names = found.names();
    return names.length == 0 ? "" : names[names.length - 1];
  }

  private PathStep last() {
    List<PathStep> steps = PathStep.parse(path);
    return steps.get(steps.size() - 1);
  }

  private String before() {
    return path.substring(0, last().at()).strip().replaceFirst("(\\.|->)$", "").strip();
  }
}
