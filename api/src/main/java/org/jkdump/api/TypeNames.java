// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.function.ToLongFunction;
import org.jkdump.target.TargetException;
import org.jkdump.type.CType;
import org.jkdump.type.MemberPath;
import org.jkdump.type.StructType;

/** The names that ask for types; a part of {@link PyKdumpAPI}. */
public abstract class TypeNames extends SymbolNames {
  TypeNames() {}

  /** Bytes of a struct, union or any other type, -1 if there is none. */
  public static int structSize(String type) {
    return kernel().types().find(type).map(t -> (int) t.size()).orElse(-1);
  }

  /** Whether there is a struct or union with this name. */
  public static boolean structExists(String type) {
    return kernel().types().struct(type).isPresent();
  }

  /**
   * Bytes from a struct's beginning to the member that a dotted path names, -1 if there is none.
   */
  public static int memberOffset(String type, String path) {
    return (int) member(type, path, MemberPath::offset);
  }

  /** Bytes of the member that a dotted path names, -1 if there is none. */
  public static int memberSize(String type, String path) {
    return (int) member(type, path, MemberPath::size);
  }

  /** A global variable's type and address; throws if there is none. */
  public static VarInfo whatis(String name) {
    CType type = kernel().variableType(name);
    return new VarInfo(name, type, kernel().symbolAddress(name));
  }

  private static long member(String type, String path, ToLongFunction<MemberPath> question) {
    try {
      StructType struct = kernel().types().struct(type).orElse(null);
      MemberPath found = struct == null ? null : struct.path(path);
      return found == null || !found.isDirect() ? -1 : question.applyAsLong(found);
    } catch (TargetException e) {
      return -1;
    }
  }
}
