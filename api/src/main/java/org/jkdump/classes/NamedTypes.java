// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.TargetException;
import org.jkdump.target.TargetLostException;
import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;
import org.jkdump.type.EnumType;
import org.jkdump.type.Member;
import org.jkdump.type.PointerType;
import org.jkdump.type.StructType;
import org.jkdump.type.TypeComparison;
import org.jkdump.type.Types;

/**
 * The types of a kernel that get a class, with its class's name:
 *
 * <ul>
 *   <li>a struct has its tag; a union or an enum, too, unless a struct (for an enum: or a union)
 *       has the tag already: then {@code tag$union}, {@code tag$enum};
 *   <li>{@code vars} is the class of the global variables, so a struct of that tag is {@code
 *       vars$struct};
 *   <li>the second body of one tag is {@code tag$2}, and so on, in the order of {@link Types#all};
 *   <li>a type without a tag has its typedef's name, or else that of the field it is the type of:
 *       {@code sigaction$sa}; members of anonymous members belong to the struct around them;
 *   <li>what Java forbids is mended as {@link JavaNames} says. No C name has a {@code $}.
 *   <li>a class of another jar keeps its name: another type of that name is called as if the other
 *       class were in this one, too.
 * </ul>
 */
final class NamedTypes {
  private final Types types;
  private final Map<String, List<NamedType>> tags = new LinkedHashMap<>();
  private final Map<CType, NamedType> structs = new IdentityHashMap<>();
  private final Map<CType, NamedType> enums = new HashMap<>();
  private final List<NamedType> all = new ArrayList<>();
  private final Set<String> used = new HashSet<>(Set.of(GlobalsMaker.NAME));
  private final JavaNames rule;
  private final KnownClasses known;
  private final Map<String, String> javaNames;

  /** All types that can be listed. */
  NamedTypes(Types types, JavaNames rule) {
    this(types, types::names, rule, new KnownClasses(types, List.of()));
  }

  /**
   * @param names of the types that get a class: tags, and of plain names typedefs
   * @param known the classes of other jars, which have none of these types
   */
  NamedTypes(
      Types types,
      Function<TypeKind, Collection<String>> names,
      JavaNames rule,
      KnownClasses known) {
    this.types = types;
    this.rule = rule;
    this.known = known;
    Collection<String> tags = new ArrayList<>();
    for (TypeKind kind : List.of(TypeKind.STRUCT, TypeKind.UNION, TypeKind.ENUM)) {
      tags.addAll(names(kind, names));
    }
    this.javaNames = rule.of(tags);
    for (TypeKind kind : List.of(TypeKind.STRUCT, TypeKind.UNION, TypeKind.ENUM)) {
      names(kind, names).forEach(tag -> addAll(kind, tag));
    }
    names(TypeKind.PLAIN, names).forEach(this::addTypedef);
    for (int i = 0; i < all.size(); i++) {
      addFields(all.get(i));
    }
  }

  private static List<String> names(TypeKind kind, Function<TypeKind, Collection<String>> names) {
    return names.apply(kind).stream().filter(JavaNames::isUsable).toList();
  }

  /** All of them. */
  List<NamedType> all() {
    return all;
  }

  /** The class of a struct, union or enum. */
  Optional<NamedType> of(CType bare) {
    NamedType own = (bare instanceof StructType ? structs : enums).get(bare);
    return Optional.ofNullable(own)
        .or(() -> bare instanceof StructType struct ? twin(struct) : Optional.empty())
        .or(() -> known.of(bare));
  }

  // Each module has a copy of its own of what it shares with others.
  private Optional<NamedType> twin(StructType struct) {
    return tags.getOrDefault(key(struct.kind(), struct.tag()), List.of()).stream()
        .filter(named -> sound(() -> TypeComparison.alike(named.type(), struct), false))
        .findFirst();
  }

  private void addAll(TypeKind kind, String tag) {
    List<CType> bodies = bodies(kind, tag);
    List<NamedType> named = new ArrayList<>();
    for (int i = 0; i < bodies.size(); i++) {
      String number = i == 0 ? "" : "#" + (i + 1);
      String name = unused(javaNames.get(tag) + number.replace('#', '$'), kind);
      named.add(add(bodies.get(i), kind.keyword() + " " + tag + number, name));
    }
    tags.put(key(kind, tag), named);
  }

  // A tag that is only declared has no body.
  private List<CType> bodies(TypeKind kind, String tag) {
    return sound(() -> types.all(kind, tag), List.<CType>of()).stream()
        .filter(type -> type instanceof StructType || type instanceof EnumType)
        .toList();
  }

  private void addTypedef(String name) {
    sound(() -> types.find(TypeKind.PLAIN, name).map(CType::bare), Optional.<CType>empty())
        .ifPresent(type -> addUntagged(type, name));
  }

  private void addFields(NamedType owner) {
    if (owner.type() instanceof StructType struct) {
      for (Member member : fields(struct)) {
        addUntagged(core(member.type()), owner.javaName() + "$" + member.name());
      }
    }
  }

  /** The type under typedefs, qualifiers, arrays and pointers. */
  static CType core(CType type) {
    CType bare = type.bare();
    return bare instanceof ArrayType array
        ? core(array.element())
        : bare instanceof PointerType pointer ? core(pointer.target()) : bare;
  }

  /** The fields of a struct, without fields of damaged types. */
  static Collection<Member> fields(StructType struct) {
    return sound(() -> struct.fields().values(), List.<Member>of()).stream()
        .filter(member -> sound(() -> isUsable(member), false))
        .toList();
  }

  private static boolean isUsable(Member member) {
    return JavaNames.isUsable(member.name())
        && member.type().size() >= 0
        && !member.text().isEmpty();
  }

  // Skips types with damaged type information; the others stay good.
  private static <T> T sound(Supplier<T> question, T otherwise) {
    try {
      return question.get();
    } catch (TargetLostException | InterruptedOperation e) {
      throw e;
    } catch (TargetException e) {
      return otherwise;
    }
  }

  // A type that can't be found by its name gets no class; its fields are plain structs.
  private void addUntagged(CType type, String javaName) {
    String cName = untaggedName(type);
    if (cName.isEmpty() || of(type).isPresent()) {
      return;
    }
    Optional<CType> found = sound(() -> types.find(cName), Optional.empty());
    if (found.map(CType::bare).filter(type::equals).isPresent()) {
      add(type, cName, unused(rule.of(List.of(javaName)).get(javaName), TypeKind.PLAIN));
    }
  }

  private static String untaggedName(CType type) {
    if (type instanceof StructType struct) {
      return struct.tag().isEmpty() ? byTypedef(struct.name()) : "";
    }
    return type instanceof EnumType e && e.tag().isEmpty() ? byTypedef(e.name()) : "";
  }

  private static String byTypedef(String name) {
    return name.replaceFirst("^(\\w+)->\\w+$", "$1");
  }

  private NamedType add(CType type, String cName, String javaName) {
    NamedType named = new NamedType(type, cName, javaName);
    (type instanceof StructType ? structs : enums).put(type, named);
    all.add(named);
    return named;
  }

  private String unused(String name, TypeKind kind) {
    String free = name;
    if (isTaken(free) && kind != TypeKind.PLAIN) {
      free = name + "$" + kind.keyword();
    }
    while (isTaken(free)) {
      free += "_";
    }
    used.add(free);
    return free;
  }

  private boolean isTaken(String name) {
    return used.contains(name) || known.has(name);
  }

  private static String key(TypeKind kind, String tag) {
    return kind.keyword() + " " + tag;
  }
}
