// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.elf.DataReader;
import org.jkdump.elf.DebuginfoException;
import org.jkdump.type.ArrayType;
import org.jkdump.type.BoolType;
import org.jkdump.type.CType;
import org.jkdump.type.EnumType;
import org.jkdump.type.FloatType;
import org.jkdump.type.ForwardType;
import org.jkdump.type.FunctionType;
import org.jkdump.type.IntType;
import org.jkdump.type.Member;
import org.jkdump.type.PointerType;
import org.jkdump.type.PrototypeSizes;
import org.jkdump.type.QualifiedType;
import org.jkdump.type.Refinement;
import org.jkdump.type.StructType;
import org.jkdump.type.TypedefType;
import org.jkdump.type.VoidType;

/**
 * Types made from entries. Copies of a type in several units become one object: the type of another
 * source if that has the same body, else the type of the first copy in the file. For one thread at
 * a time.
 */
final class DieTypes {
  private static final int MAX_DEPTH = 128;
  private static final int MAX_DIMENSIONS = 32;
  private static final int MAX_SCALAR = 16;
  private static final long MAX_SIZE = 1L << 40;
  private static final VoidType VOID = new VoidType();

  private final Units units;
  private final DwarfIndex index;
  private final BiFunction<TypeKind, String, List<CType>> elsewhere;
  private final Guard guard;
  private final Map<Long, CType> made = new HashMap<>();
  private final UntaggedNames names = new UntaggedNames();
  private final PrototypeSizes prototypes = new PrototypeSizes();

  /** Runs what reads entries later, when members or a name are asked for. */
  interface Guard {
    <T> T read(Supplier<T> question);
  }

  DieTypes(
      Units units,
      DwarfIndex index,
      BiFunction<TypeKind, String, List<CType>> elsewhere,
      Guard guard) {
    this.units = units;
    this.index = index;
    this.elsewhere = elsewhere;
    this.guard = guard;
  }

  /** Returns the type at an offset in .debug_info. */
  CType at(long offset) {
    return type(units.die(offset), 0);
  }

  /** Returns the type of a variable, or the function type of a function. */
  CType of(long offset) {
    Die die = units.die(offset);
    return die.tag() == Dw.TAG_SUBPROGRAM
        ? function(die, 0)
        : target(units.with(die, Dw.AT_TYPE), 0);
  }

  private CType type(Die die, int depth) {
    CType known = made.get(die.offset());
    if (known != null) {
      return known;
    }
    if (depth > MAX_DEPTH) {
      throw new IndexOutOfBoundsException("a type that refers to itself");
    }
    CType type = make(die, depth + 1);
    made.put(die.offset(), type);
    return type;
  }

  private CType make(Die die, int depth) {
    return switch (die.tag()) {
      case Dw.TAG_BASE_TYPE -> basic(die);
      case Dw.TAG_UNSPECIFIED_TYPE -> VOID;
      case Dw.TAG_TYPEDEF -> typedef(die, depth);
      case Dw.TAG_STRUCTURE_TYPE, Dw.TAG_CLASS_TYPE -> struct(TypeKind.STRUCT, die);
      case Dw.TAG_UNION_TYPE -> struct(TypeKind.UNION, die);
      case Dw.TAG_ENUMERATION_TYPE -> enumeration(die, depth);
      case Dw.TAG_POINTER_TYPE, Dw.TAG_REFERENCE_TYPE, Dw.TAG_RVALUE_REFERENCE_TYPE ->
          new PointerType(target(die, depth), die.unit().header().addressSize());
      case Dw.TAG_ARRAY_TYPE -> array(die, depth);
      case Dw.TAG_SUBROUTINE_TYPE -> function(die, depth);
      case Dw.TAG_CONST_TYPE -> qualified("const", target(die, depth));
      case Dw.TAG_VOLATILE_TYPE -> qualified("volatile", target(die, depth));
      case Dw.TAG_RESTRICT_TYPE -> qualified("restrict", target(die, depth));
      case Dw.TAG_ATOMIC_TYPE -> qualified("_Atomic", target(die, depth));
      default ->
          throw new DebuginfoException(
              String.format("the debuginfo has a type of an unknown kind, tag 0x%x", die.tag()));
    };
  }

  private CType target(Die die, int depth) {
    Die target = targetDie(die);
    return target == null ? VOID : type(target, depth);
  }

  // Returns null for void.
  private Die targetDie(Die die) {
    if (!die.has(Dw.AT_TYPE)) {
      return null;
    }
    long type = die.reference(Dw.AT_TYPE);
    if (type < 0) {
      throw new IndexOutOfBoundsException("a type outside .debug_info");
    }
    return units.die(die.unit(), type);
  }

  private static CType basic(Die die) {
    String name = die.text(Dw.AT_NAME);
    long size = scalar(die);
    int encoding = (int) die.number(Dw.AT_ENCODING, 0);
    return switch (encoding) {
      case Dw.ATE_BOOLEAN -> new BoolType(name, size);
      case Dw.ATE_FLOAT, Dw.ATE_COMPLEX_FLOAT -> new FloatType(name, size);
      default ->
          new IntType(name, size, encoding == Dw.ATE_SIGNED || encoding == Dw.ATE_SIGNED_CHAR);
    };
  }

  private static long scalar(Die die) {
    long size = die.number(Dw.AT_BYTE_SIZE, 0);
    if (size < 1 || size > 2 * MAX_SCALAR) {
      throw new IndexOutOfBoundsException("a number of " + size + " bytes");
    }
    return size;
  }

  private CType typedef(Die copy, int depth) {
    Die die = first(Named.PLAIN, copy);
    if (die.offset() != copy.offset()) {
      return type(die, depth);
    }
    String name = die.text(Dw.AT_NAME);
    Die target = targetDie(die);
    for (CType other : elsewhere.apply(TypeKind.PLAIN, name)) {
      if (other instanceof TypedefType typedef && isSame(typedef, target, depth)) {
        return other;
      }
    }
    CType type = target == null ? VOID : type(target, depth);
    return new TypedefType(name, names.target(name, type));
  }

  private boolean isSame(TypedefType other, Die target, int depth) {
    if (target == null) {
      return other.target() instanceof VoidType;
    }
    boolean untagged = kind(target) != null && !target.has(Dw.AT_NAME);
    return untagged && other.target() instanceof StructType struct
        ? DieMembers.match(struct, target)
        : other.target().text().equals(type(target, depth).text());
  }

  private static TypeKind kind(Die die) {
    return switch (die.tag()) {
      case Dw.TAG_STRUCTURE_TYPE, Dw.TAG_CLASS_TYPE -> TypeKind.STRUCT;
      case Dw.TAG_UNION_TYPE -> TypeKind.UNION;
      default -> null;
    };
  }

  private CType struct(TypeKind kind, Die copy) {
    String tag = copy.text(Dw.AT_NAME);
    if (copy.flag(Dw.AT_DECLARATION)) {
      return declared(kind, tag);
    }
    Die die = tag.isEmpty() ? copy : first(Named.of(kind), copy);
    CType known = made.get(die.offset());
    if (known != null) {
      return known;
    }
    List<CType> others = tag.isEmpty() ? List.of() : elsewhere.apply(kind, tag);
    for (CType other : others) {
      if (other instanceof StructType struct && DieMembers.match(struct, die)) {
        made.put(die.offset(), other);
        return other;
      }
    }
    StructType type = struct(kind, tag, die);
    made.put(die.offset(), type);
    return type;
  }

  private CType declared(TypeKind kind, String tag) {
    long[] defined = index.table(Named.of(kind)).find(tag);
    return defined.length > 0
        ? at(defined[0])
        : elsewhere.apply(kind, tag).stream().findFirst().orElse(new ForwardType(kind, tag));
  }

  private StructType struct(TypeKind kind, String tag, Die die) {
    long size = die.number(Dw.AT_BYTE_SIZE, 0);
    if (size < 0 || size > MAX_SIZE) {
      throw new IndexOutOfBoundsException("a struct of " + size + " bytes");
    }
    long offset = die.offset();
    StructType[] self = {null};
    self[0] =
        new StructType(
            kind,
            tag,
            () -> size,
            () -> guard.read(() -> members(self[0], units.die(offset))),
            () -> guard.read(() -> names.of(self[0], () -> numbered(kind, tag, offset))),
            Refinement.NONE);
    return self[0];
  }

  private String numbered(TypeKind kind, String tag, long offset) {
    long[] all = index.table(Named.of(kind)).find(tag);
    int number = 1;
    while (number < all.length && all[number - 1] != offset) {
      number++;
    }
    return number <= 1 ? tag : tag + "#" + number;
  }

  private List<Member> members(StructType owner, Die struct) {
    List<Member> members = new ArrayList<>();
    for (Die die : DieMembers.of(struct)) {
      CType type = target(die, 0);
      int bits = DieMembers.bitSize(die);
      long offset = DieMembers.bitOffset(die, bits == 0 ? 0 : type.size());
      members.add(new Member(die.text(Dw.AT_NAME), type, offset, bits));
    }
    return names.members(owner, members);
  }

  private CType enumeration(Die copy, int depth) {
    String tag = copy.text(Dw.AT_NAME);
    if (copy.flag(Dw.AT_DECLARATION)) {
      return declared(TypeKind.ENUM, tag);
    }
    Die die = tag.isEmpty() ? copy : first(Named.ENUM, copy);
    CType underlying = die.has(Dw.AT_TYPE) ? target(die, depth) : null;
    EnumType type = DieEnums.of(die, tag, scalar(die), underlying);
    return (tag.isEmpty() ? List.<CType>of() : elsewhere.apply(TypeKind.ENUM, tag))
        .stream().filter(type::equals).findFirst().orElse(type);
  }

  // A qualified array is an array of qualified elements; debuginfo may qualify both.
  private static CType qualified(String qualifier, CType type) {
    if (type instanceof ArrayType array) {
      CType element = qualified(qualifier, array.element());
      return new ArrayType(element, array.length(), array.open());
    }
    return new QualifiedType(qualifier, type);
  }

  private CType array(Die die, int depth) {
    CType type = target(die, depth);
    List<Long> lengths = Subranges.of(die);
    if (lengths.size() > MAX_DIMENSIONS) {
      throw new IndexOutOfBoundsException("an array of " + lengths.size() + " dimensions");
    }
    for (int i = lengths.size() - 1; i >= 0; i--) {
      long length = lengths.get(i);
      boolean open = length == Subranges.OPEN;
      type = new ArrayType(type, open ? 0 : length, open);
    }
    return lengths.isEmpty() ? new ArrayType(type, 0, true) : type;
  }

  private CType function(Die die, int depth) {
    List<CType> parameters = new ArrayList<>();
    boolean variadic = false;
    Unit its = die.unit();
    DataReader data = its.data();
    int at = die.children();
    while (at >= 0 && at < data.end() && data.uleb(at) != 0) {
      Die child = its.die(at);
      if (child.tag() == Dw.TAG_FORMAL_PARAMETER) {
        parameters.add(target(child, depth));
      }
      variadic |= child.tag() == Dw.TAG_UNSPECIFIED_PARAMETERS && !parameters.isEmpty();
      at = its.behind(child.abbrev(), child.attributes());
    }
    boolean open = !die.flag(Dw.AT_PROTOTYPED);
    return prototypes.checked(new FunctionType(target(die, depth), parameters, variadic, open));
  }

  // Returns the first copy of an entry in the file; the entry itself if the index lacks it.
  private Die first(Named kind, Die copy) {
    long[] all = index.table(kind).find(copy.text(Dw.AT_NAME));
    if (all.length == 1) {
      return units.die(copy.unit(), all[0]);
    }
    long print = all.length == 0 ? 0 : Fingerprint.of(copy);
    for (long other : all) {
      Die die = units.die(copy.unit(), other);
      if (Fingerprint.of(die) == print) {
        return die;
      }
    }
    return copy;
  }
}
