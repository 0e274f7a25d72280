// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.typed;

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
import java.util.function.Supplier;
import org.jkdump.target.TargetException;
import org.jkdump.type.ArrayType;
import org.jkdump.type.Bodies;
import org.jkdump.type.CType;
import org.jkdump.type.EnumType;
import org.jkdump.type.Kind;
import org.jkdump.type.Member;
import org.jkdump.type.PointerType;
import org.jkdump.type.StructType;
import org.jkdump.type.Types;

/**
 * Every type of a kernel that gets a class, with its class's name:
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
  private final Map<String, String> javaNames;

  NamedTypes(Types types, JavaNames rule) {
    this.types = types;
    this.rule = rule;
    Collection<String> tags = new ArrayList<>();
    for (Kind kind : List.of(Kind.STRUCT, Kind.UNION, Kind.ENUM)) {
      tags.addAll(names(kind));
    }
    this.javaNames = rule.of(tags);
    for (Kind kind : List.of(Kind.STRUCT, Kind.UNION, Kind.ENUM)) {
      names(kind).forEach(tag -> addAll(kind, tag));
    }
    names(Kind.PLAIN).forEach(this::addTypedef);
    for (int i = 0; i < all.size(); i++) {
      addFields(all.get(i));
    }
  }

  private List<String> names(Kind kind) {
    return types.names(kind).stream().filter(JavaNames::isUsable).toList();
  }

  /** All of them. */
  List<NamedType> all() {
    return all;
  }

  /** The class of a struct, union or enum. */
  Optional<NamedType> of(CType bare) {
    if (!(bare instanceof StructType struct)) {
      return Optional.ofNullable(enums.get(bare));
    }
    NamedType known = structs.get(struct);
    return known != null ? Optional.of(known) : twin(struct);
  }

  // Each module has a copy of its own of what it shares with others.
  private Optional<NamedType> twin(StructType struct) {
    return tags.getOrDefault(key(struct.kind(), struct.tag()), List.of()).stream()
        .filter(named -> sound(() -> Bodies.alike(named.type(), struct), false))
        .findFirst();
  }

  private void addAll(Kind kind, String tag) {
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
  private List<CType> bodies(Kind kind, String tag) {
    return sound(() -> types.all(kind, tag), List.<CType>of()).stream()
        .filter(type -> type instanceof StructType || type instanceof EnumType)
        .toList();
  }

  private void addTypedef(String name) {
    sound(() -> types.find(Kind.PLAIN, name).map(CType::bare), Optional.<CType>empty())
        .ifPresent(type -> addUntagged(type, name));
  }

  private void addFields(NamedType owner) {
    if (owner.type() instanceof StructType struct) {
      for (Member member : fields(struct)) {
        addUntagged(core(member.type()), owner.javaName() + "$" + member.name());
      }
    }
  }

  /** What is left of a type without typedefs, qualifiers, arrays and pointers. */
  static CType core(CType type) {
    CType bare = type.bare();
    return bare instanceof ArrayType array
        ? core(array.element())
        : bare instanceof PointerType pointer ? core(pointer.target()) : bare;
  }

  /** The fields of a struct, without those that damaged type information says nothing useful of. */
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

  // What damaged type information says nothing useful of is left out; the rest is as good as ever.
  private static <T> T sound(Supplier<T> question, T otherwise) {
    try {
      return question.get();
    } catch (TargetException e) {
      return otherwise;
    }
  }

  // What can't be found by its name gets no class; its fields are plain structs.
  private void addUntagged(CType type, String javaName) {
    String cName = untaggedName(type);
    boolean known = structs.containsKey(type) || enums.containsKey(type);
    Optional<CType> found =
        known ? Optional.empty() : sound(() -> types.find(cName), Optional.empty());
    if (!known && !cName.isEmpty() && found.map(CType::bare).filter(type::equals).isPresent()) {
      add(type, cName, unused(rule.of(List.of(javaName)).get(javaName), Kind.PLAIN));
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

  private String unused(String name, Kind kind) {
    String free = name;
    if (used.contains(free) && kind != Kind.PLAIN) {
      free = name + "$" + kind.keyword();
    }
    while (!used.add(free)) {
      free += "_";
    }
    return free;
  }

  private static String key(Kind kind, String tag) {
    return kind.keyword() + " " + tag;
  }
}
