// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jkdump.cdecl.Declaration;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.cdecl.TypeSyntaxException;
import org.jkdump.elf.DebuginfoException;
import org.jkdump.type.CType;
import org.jkdump.type.EnumType;
import org.jkdump.type.StructType;
import org.jkdump.type.TypeComparison;
import org.jkdump.type.TypeSource;
import org.jkdump.type.Types;

/**
 * Types of a vmlinux or a module's file, from its DWARF, each read when it is needed. Names of all
 * kinds of types, of functions and of variables are known by an index.
 *
 * <p>Each operation throws {@link DebuginfoException} if the debuginfo it needs is damaged.
 */
public final class DwarfTypes implements TypeSource, AutoCloseable {
  // A unit has some 100 KB.
  private static final int UNITS_KEPT = 128;

  private final Path file;
  private final DwarfIndex index;
  private final Sections sections;
  private final DieTypes types;
  private final String label;

  /**
   * Opens a file whose index was read.
   *
   * @param elsewhere gives the types with a name that other sources have; they are preferred if
   *     their bodies are the same
   * @param label see {@link #label()}
   * @throws DebuginfoException if the file can't be read, has no debuginfo or is damaged
   */
  public DwarfTypes(
      Path file,
      DwarfIndex index,
      BiFunction<TypeKind, String, List<CType>> elsewhere,
      String label) {
    this.file = file;
    this.index = index;
    this.label = label;
    this.sections = new Sections(file);
    this.types = new DieTypes(new Units(sections, UNITS_KEPT), index, elsewhere, this::read);
  }

  /** Returns the index of the file. */
  public DwarfIndex index() {
    return index;
  }

  @Override
  public Optional<CType> find(TypeKind kind, String name) {
    return LongStream.of(index.table(Named.of(kind)).find(name))
        .limit(1)
        .mapToObj(this::at)
        .findFirst();
  }

  @Override
  public List<CType> all(TypeKind kind, String name) {
    List<CType> all = new ArrayList<>();
    for (long die : index.table(Named.of(kind)).find(name)) {
      CType type = at(die);
      if (all.stream().noneMatch(known -> TypeComparison.alike(known, type))) {
        all.add(type);
      }
    }
    return all;
  }

  /** Returns the type of the first variable with a name, or else of the first such function. */
  @Override
  public Optional<CType> variable(String name) {
    return index.variables(name).stream()
        .findFirst()
        .map(this::type)
        .or(() -> Optional.ofNullable(index.declared().get(name)).flatMap(this::declared))
        .or(() -> function(Named.FUNCTION, name))
        .or(() -> function(Named.PROTOTYPE, name));
  }

  /** Returns the type of one of the index's variables, as its own file defines it. */
  public CType type(Variable variable) {
    return read(() -> types.of(variable.die()));
  }

  @Override
  public Optional<EnumType> enumWith(String enumerator) {
    return LongStream.of(index.table(Named.ENUMERATOR).find(enumerator))
        .mapToObj(this::at)
        .filter(EnumType.class::isInstance)
        .map(EnumType.class::cast)
        .findFirst();
  }

  @Override
  public Collection<String> names(TypeKind kind) {
    return index.names(kind);
  }

  @Override
  public List<StructType> structs() {
    return Stream.of(TypeKind.STRUCT, TypeKind.UNION)
        .flatMap(kind -> names(kind).stream().flatMap(name -> all(kind, name).stream()))
        .filter(StructType.class::isInstance)
        .map(StructType.class::cast)
        .toList();
  }

  @Override
  public void digest(MessageDigest digest) {
    for (TypeKind kind : TypeKind.values()) {
      names(kind).forEach(name -> digest.update(name.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public synchronized void close() {
    sections.close();
  }

  private CType at(long die) {
    return read(() -> types.at(die));
  }

  private Optional<CType> function(Named kind, String name) {
    return LongStream.of(index.table(kind).find(name))
        .limit(1)
        .mapToObj(die -> read(() -> types.of(die)))
        .findFirst();
  }

  private Optional<CType> declared(String text) {
    try {
      int pointer = sections.units().isEmpty() ? 8 : sections.units().get(0).addressSize();
      return new Types(List.of(this), pointer).declaration(Declaration.typeName(text));
    } catch (TypeSyntaxException e) {
      return Optional.empty();
    }
  }

  private synchronized <T> T read(Supplier<T> question) {
    try {
      return question.get();
    } catch (IndexOutOfBoundsException | ArithmeticException | NegativeArraySizeException e) {
      throw DebuginfoException.damaged("a type of " + file, e);
    }
  }
}
