// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.elf.DebuginfoException;
import org.jkdump.type.ArrayType;
import org.jkdump.type.Member;
import org.jkdump.type.StructType;

/**
 * Index of the debuginfo of a kernel or a module: where types and functions are, by name; types and
 * addresses of all variables of file scope, static ones too; the dimensions of arrays. It is read
 * directly from the file, which takes about a second for a kernel. Immutable.
 */
public final class DwarfIndex {
  private final Map<Named, NameTable> names;
  private final List<Variable> variables;
  private final Map<String, List<Variable>> byName;
  private final Map<String, String> declared;
  private final Map<String, List<ArrayMember>> dimensions;

  DwarfIndex(
      Map<Named, NameTable> names,
      List<Variable> variables,
      Map<String, String> declared,
      Map<String, List<ArrayMember>> dimensions) {
    this.names = Collections.unmodifiableMap(names);
    this.declared = Collections.unmodifiableMap(declared);
    this.variables = Collections.unmodifiableList(variables);
    this.byName = variables.stream().collect(Collectors.groupingBy(Variable::name));
    this.dimensions = Collections.unmodifiableMap(dimensions);
  }

  /**
   * Reads DWARF 2 to 5 of a linked ELF file.
   *
   * @throws DebuginfoException if the file can't be read, has no debuginfo or is damaged; the
   *     message says what to do
   * @throws org.jkdump.target.InterruptedOperation if the thread is interrupted
   */
  public static DwarfIndex read(Path vmlinux) {
    return read(vmlinux, percent -> {});
  }

  /**
   * Reads a kernel's debuginfo and reports progress, see {@link #read(Path)}.
   *
   * @param progress receives the percentage read; it is called by one thread at a time, and the
   *     percentage never falls
   */
  public static DwarfIndex read(Path vmlinux, IntConsumer progress) {
    try (Sections sections = new Sections(vmlinux)) {
      if (sections.elf().relocatable()) {
        throw DebuginfoException.unlinked(vmlinux);
      }
      return new IndexMaker(sections, progress).make();
    }
  }

  /**
   * Reads the debuginfo of a module, see {@link #read(Path)}. The addresses of its variables are
   * their offsets in their sections.
   */
  public static DwarfIndex ofModule(Path module) {
    try (Sections sections = new Sections(module)) {
      return new IndexMaker(sections, percent -> {}).make();
    }
  }

  /**
   * Returns the variables that have a fixed address, in the order of the file. If several files
   * have a static variable of one name, the name occurs several times.
   */
  public List<Variable> variables() {
    return variables;
  }

  /** Returns the variables with a name, in the order of the file. */
  public List<Variable> variables(String name) {
    return byName.getOrDefault(name, List.of());
  }

  /**
   * Returns the types of variables that C only declares, by name. Assembly or the linker defines
   * most of them, such as {@code jiffies} and {@code _text}; the symbol table has their addresses.
   * Some are defined nowhere.
   */
  public Map<String, String> declared() {
    return declared;
  }

  /**
   * Returns the members that are arrays of several dimensions, which BTF joins into one. The key is
   * {@code struct tag}, {@code union tag} or the typedef's name. Different structs may have one
   * tag: then a path may occur with several offsets or lengths.
   */
  public Map<String, List<ArrayMember>> dimensions() {
    return dimensions;
  }

  /**
   * Returns the dimensions of a member that is an array of one dimension in BTF, the outermost
   * first; empty if the index knows no several dimensions of that length.
   */
  public List<Long> lengths(StructType struct, Member member) {
    return member.type().bare() instanceof ArrayType flat && !(flat.element() instanceof ArrayType)
        ? dimensions.getOrDefault(key(struct), List.of()).stream()
            .filter(a -> a.path().equals(member.name()) && a.offset() == member.offset())
            .map(ArrayMember::lengths)
            .filter(lengths -> lengths.stream().reduce(1L, (a, b) -> a * b) == flat.length())
            .findFirst()
            .orElse(List.of())
        : List.of();
  }

  /** Returns the names of types that the file defines: tags, or typedefs and basic types. */
  public Collection<String> names(TypeKind kind) {
    return table(Named.of(kind)).distinct();
  }

  NameTable table(Named kind) {
    return names.getOrDefault(kind, NameTable.EMPTY);
  }

  static Map<String, List<ArrayMember>> byStruct(Iterable<ArrayMember> members) {
    Map<String, List<ArrayMember>> all = new TreeMap<>();
    for (ArrayMember member : members) {
      all.computeIfAbsent(member.struct(), s -> new ArrayList<>(1)).add(member);
    }
    return all;
  }

  private static String key(StructType struct) {
    return struct.tag().isEmpty()
        ? struct.name().replaceFirst("->\\w+$", "")
        : struct.kind().keyword() + " " + struct.tag();
  }
}
