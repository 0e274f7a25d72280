// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.dwarf.DwarfTypes;
import org.jkdump.type.CType;
import org.jkdump.type.EnumType;
import org.jkdump.type.StructType;
import org.jkdump.type.TypeSource;

/**
 * Types of the modules whose debuginfo is loaded. They aren't listed, because what is made of all
 * types of a kernel must not depend on what is loaded.
 */
record DebuginfoTypes(Supplier<Collection<DwarfTypes>> modules) implements TypeSource {
  @Override
  public Optional<CType> find(TypeKind kind, String name) {
    return first(module -> module.find(kind, name));
  }

  @Override
  public List<CType> all(TypeKind kind, String name) {
    return modules.get().stream().flatMap(module -> module.all(kind, name).stream()).toList();
  }

  @Override
  public Optional<CType> variable(String name) {
    return first(module -> module.variable(name));
  }

  @Override
  public Optional<EnumType> enumWith(String enumerator) {
    return first(module -> module.enumWith(enumerator));
  }

  @Override
  public Collection<String> names(TypeKind kind) {
    return List.of();
  }

  @Override
  public List<StructType> structs() {
    return List.of();
  }

  @Override
  public Optional<String> origin(TypeKind kind, String name, CType type) {
    return first(module -> module.origin(kind, name, type));
  }

  @Override
  public boolean isChangeable() {
    return true;
  }

  private <T> Optional<T> first(Function<DwarfTypes, Optional<T>> question) {
    Stream<Optional<T>> answers = modules.get().stream().map(question);
    return answers.flatMap(Optional::stream).findFirst();
  }
}
