// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jkdump.cdecl.TypeKind;

/** A source of types: BTF or DWARF. */
public interface TypeSource {
  /** The first type with this name. */
  Optional<CType> find(TypeKind kind, String name);

  /** Every type with this name: files of the kernel may use one tag for different structs. */
  default List<CType> all(TypeKind kind, String name) {
    return find(kind, name).stream().toList();
  }

  /** The type of a global variable or function. */
  Optional<CType> variable(String name);

  /** Every name of a variable, functions aside; may be empty if the source can't list. */
  default Collection<String> variables() {
    return List.of();
  }

  /** The first enum that has this enumerator. */
  Optional<EnumType> enumWith(String enumerator);

  /** Every name of a kind, to suggest from; may be empty if the source can't list. */
  Collection<String> names(TypeKind kind);

  /** Every struct and union that has a tag; may be empty if the source can't list. */
  List<StructType> structs();

  /** Adds to a digest what its types are made from; nothing if it can't list them. */
  default void digest(MessageDigest digest) {}

  /** Name of the origin of a type, for a person to read; absent if this source doesn't have it. */
  default Optional<String> origin(TypeKind kind, String name, CType type) {
    return all(kind, name).contains(type) ? Optional.of(label()) : Optional.empty();
  }

  /** Name of the source, such as {@code the BTF of vmlinux}. */
  default String label() {
    return "";
  }

  /** Whether what it knows changes when a module's debuginfo is loaded. */
  default boolean isChangeable() {
    return false;
  }
}
