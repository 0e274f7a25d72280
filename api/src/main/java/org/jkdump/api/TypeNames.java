// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.target.NoAnswerException;
import org.jkdump.target.TargetException;
import org.jkdump.type.CType;
import org.jkdump.type.EnumInfo;
import org.jkdump.type.EnumType;
import org.jkdump.type.FunctionType;
import org.jkdump.type.MemberPath;
import org.jkdump.type.SUInfo;
import org.jkdump.type.StructType;
import org.jkdump.type.Types;
import org.jkdump.type.VarInfo;

/** Types: the names that ask for types; a group of {@link PyKdumpAPI}. */
public abstract class TypeNames extends ValueNames {
  TypeNames() {}

  /** Size of a struct, union or any other type in bytes, -1 if there is none. */
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

  /**
   * Type and address of a global variable.
   *
   * @throws TargetException if there is none
   */
  public static VarInfo whatis(String name) {
    CType type = kernel().variableType(name);
    return new VarInfo(name, type, kernel().symbolAddress(name));
  }

  /**
   * The members of a struct or union; {@code toString()} is C, {@code fullstr()} has offsets and
   * sizes.
   *
   * @throws org.jkdump.type.NoSuchTypeException if there is none
   */
  public static SUInfo getStructInfo(String type) {
    return new SUInfo(kernel().types().getStruct(type));
  }

  /**
   * The enumerators of an enum, named by {@code enum x}, {@code x}, a typedef or one of its
   * enumerators. An enumerator finds an enum without a tag.
   *
   * @throws org.jkdump.type.NoSuchTypeException if there is none
   */
  public static EnumInfo enumInfo(String name) {
    Types types = kernel().types();
    Optional<EnumType> found =
        types.find(name).map(CType::bare).map(t -> t instanceof EnumType e ? e : null);
    return new EnumInfo(
        found
            .or(() -> types.find(TypeKind.ENUM, name).map(EnumType.class::cast))
            .or(() -> types.enumWith(name))
            .orElseThrow(() -> types.missing(name)));
  }

  /** The value of an enumerator of any enum; empty if there is none. */
  public static OptionalLong enumeratorValue(String name) {
    return kernel().types().enumerator(name);
  }

  /** The C types of a function's parameters, or null if the name is not a function. */
  public static List<String> funcargs(String name) {
    try {
      CType type = kernel().variableType(name).bare();
      return type instanceof FunctionType f
          ? f.parameters().stream().map(CType::text).toList()
          : null;
    } catch (NoAnswerException e) {
      return null;
    }
  }

  private static long member(String type, String path, ToLongFunction<MemberPath> question) {
    try {
      StructType struct = kernel().types().struct(type).orElse(null);
      if (struct == null || !kernel().layout(struct).has(path)) {
        return -1;
      }
      MemberPath found = kernel().layout(struct).field(path).path();
      return found.isDirect() ? question.applyAsLong(found) : -1;
    } catch (NoAnswerException e) {
      return -1;
    }
  }
}
