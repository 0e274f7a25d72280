// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.ask;

import java.util.List;
import org.jkdump.type.CType;
import org.jkdump.type.MemberPath;
import org.jkdump.type.PathStep;
import org.jkdump.type.PointerType;
import org.jkdump.type.StructType;

/**
 * A member that was named by a path.
 *
 * @param root the type or variable that the path begins with, as it was written
 * @param start its type
 * @param path from there to the member
 * @param found where it leads
 */
record MemberPlace(String root, CType start, String path, MemberPath found) {
  /**
   * Follows a path.
   *
   * @throws org.jkdump.type.NoSuchMemberException where a name on it is unknown
   * @throws org.jkdump.type.PathException where it can't be followed
   */
  static MemberPlace of(String root, CType start, String path) {
    return new MemberPlace(root, start, path, MemberPath.resolve(start, path));
  }

  /** As C declares it; an element of an array is its type alone. */
  String declaration() {
    String name = last().member() == null ? "" : last().member();
    return found.leaf().declare(name) + (found.bitSize() == 0 ? "" : " : " + found.bitSize()) + ";";
  }

  /** The last member's name, or null where the path ends in an index. */
  String field() {
    return last().member();
  }

  /** The struct whose field the member is, or null where it is an element of something. */
  StructType owner() {
    CType type = before().isEmpty() ? start : MemberPath.resolve(start, before()).leaf();
    CType bare = type.bare() instanceof PointerType pointer ? pointer.target().bare() : type.bare();
    return field() != null && bare instanceof StructType struct ? struct : null;
  }

  /** Bytes from the beginning of the object that the last pointer on the path leads to. */
  long offset() {
    return found.offsets()[found.offsets().length - 1];
  }

  /** The path up to the last pointer that is followed; empty where none is. */
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
