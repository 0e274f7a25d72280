// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.elf.DataReader;
import org.jkdump.elf.DebuginfoException;
import org.jkdump.target.InterruptedOperation;

/**
 * Names of the types that a file's debuginfo defines, without types that it only declares and types
 * within functions. The file is mostly a module, which isn't linked. Immutable.
 */
public final class ModuleTags {
  private static final int MOST_STEPS = 8;

  private final Map<TypeKind, Set<String>> names = new EnumMap<>(TypeKind.class);
  private final Units units;

  private ModuleTags(Units units) {
    this.units = units;
    for (TypeKind kind : TypeKind.values()) {
      names.put(kind, new TreeSet<>());
    }
  }

  /**
   * Reads DWARF 2 to 5 of an ELF file, linked or not.
   *
   * @throws DebuginfoException if the file can't be read, has no debuginfo or is damaged; the
   *     message says what to do
   * @throws InterruptedOperation if the thread is interrupted
   */
  public static ModuleTags read(Path module) {
    try (Sections sections = new Sections(module)) {
      ModuleTags tags = new ModuleTags(new Units(sections));
      sections.units().forEach(tags::add);
      return tags;
    }
  }

  /** The tags of structs, unions or enums, sorted; plain names are typedefs of untagged types. */
  public Collection<String> names(TypeKind kind) {
    return Collections.unmodifiableSet(names.get(kind));
  }

  private void add(UnitHeader header) {
    InterruptedOperation.poll("reading debuginfo was");
    if (header.type() != Dw.UT_COMPILE && header.type() != Dw.UT_PARTIAL) {
      return;
    }
    try {
      add(units.next(header));
    } catch (IndexOutOfBoundsException | ArithmeticException | NegativeArraySizeException e) {
      throw DebuginfoException.damaged(
          String.format("the unit at .debug_info+0x%x", header.offset()), e);
    }
  }

  private void add(Unit unit) {
    DataReader data = unit.data();
    int at = unit.root() == null ? -1 : unit.root().children();
    while (at >= 0 && at < data.end() && data.uleb(at) != 0) {
      Die die = unit.die(at);
      TypeKind kind = kind(die.tag());
      if (kind == TypeKind.PLAIN ? isOfUntagged(die) : kind != null && isDefined(die)) {
        names.get(kind).add(die.text(Dw.AT_NAME));
      }
      at = unit.behind(die.abbrev(), die.attributes());
    }
  }

  private static boolean isDefined(Die die) {
    return die.has(Dw.AT_NAME) && !die.flag(Dw.AT_DECLARATION);
  }

  private boolean isOfUntagged(Die typedef) {
    Die die = typedef;
    for (int i = 0; i < MOST_STEPS && die.reference(Dw.AT_TYPE) >= 0; i++) {
      die = units.die(die.unit(), die.reference(Dw.AT_TYPE));
      TypeKind kind = kind(die.tag());
      boolean qualifier = die.tag() == Dw.TAG_CONST_TYPE || die.tag() == Dw.TAG_VOLATILE_TYPE;
      if (!qualifier) {
        return kind != null && kind != TypeKind.PLAIN && !die.has(Dw.AT_NAME);
      }
    }
    return false;
  }

  // Returns null for an entry that is not a type with a name.
  private static TypeKind kind(int tag) {
    return switch (tag) {
      case Dw.TAG_STRUCTURE_TYPE -> TypeKind.STRUCT;
      case Dw.TAG_UNION_TYPE -> TypeKind.UNION;
      case Dw.TAG_ENUMERATION_TYPE -> TypeKind.ENUM;
      case Dw.TAG_TYPEDEF -> TypeKind.PLAIN;
      default -> null;
    };
  }
}
