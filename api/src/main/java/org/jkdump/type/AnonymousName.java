// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jkdump.cdecl.TypeKind;

/**
 * Names for types without a tag, PyKdump's: {@code parent:byteoffset[/field]->struct}, for example
 * {@code page:8->union:0->struct#2}. The parent is a tag or such a name again; {@code #2} is the
 * second type of its parent that the rest names. The type behind a typedef is {@code
 * atomic_t->struct}.
 */
public final class AnonymousName {
  private static final Pattern STEP =
      Pattern.compile("(:(\\d+)(/\\w+)?)?->(struct|union|enum)(#\\d{1,4})?");

  private AnonymousName() {}

  /** The part of a name that a member adds, without its number. */
  public static String step(long offset, String field, TypeKind kind) {
    String tail = field.isEmpty() ? "" : "/" + field;
    return ":" + offset + tail + "->" + kind.keyword();
  }

  /** A step with its number: the first has none. */
  public static String numbered(String step, int number) {
    return number <= 1 ? step : step + "#" + number;
  }

  /** The name of what a typedef stands for. */
  public static String ofTypedef(String typedef, TypeKind kind) {
    return typedef + "->" + kind.keyword();
  }

  /** The type with such a name. */
  static Optional<CType> find(String name, Types types) {
    int begin = firstStep(name);
    String root = name.substring(0, begin);
    return types
        .find(TypeKind.STRUCT, root)
        .flatMap(type -> walk(type, name, begin))
        .or(() -> types.find(TypeKind.UNION, root).flatMap(type -> walk(type, name, begin)))
        .or(() -> types.find(TypeKind.PLAIN, root).flatMap(type -> walk(type, name, begin)));
  }

  /** Whether a name is one of these. */
  static boolean is(String name) {
    return name.contains("->");
  }

  /** The type under a member's arrays, pointers and qualifiers, if that type has no tag. */
  public static Optional<CType> untagged(CType type) {
    CType core = core(type);
    boolean struct = core instanceof StructType s && s.tag().isEmpty();
    boolean enumeration = core instanceof EnumType e && e.tag().isEmpty();
    return struct || enumeration ? Optional.of(core) : Optional.empty();
  }

  private static CType core(CType type) {
    CType core = type;
    while (true) {
      if (core instanceof QualifiedType q) {
        core = q.target();
      } else if (core instanceof ArrayType a) {
        core = a.element();
      } else if (core instanceof PointerType p) {
        core = p.target();
      } else {
        return core;
      }
    }
  }

  private static int firstStep(String name) {
    Matcher step = STEP.matcher(name);
    return step.find() ? step.start() : name.length();
  }

  private static Optional<CType> walk(CType root, String name, int begin) {
    CType type = root;
    Matcher step = STEP.matcher(name).region(begin, name.length());
    while (step.lookingAt()) {
      Optional<CType> next = next(type, step.group());
      if (next.isEmpty()) {
        return next;
      }
      type = next.get();
      step.region(step.end(), name.length());
    }
    return step.regionStart() == name.length() ? Optional.of(type) : Optional.empty();
  }

  private static Optional<CType> next(CType type, String wanted) {
    if (type instanceof TypedefType typedef) {
      return untagged(typedef.target()).filter(t -> wanted.equals("->" + kind(t).keyword()));
    }
    return type instanceof StructType struct ? member(struct, wanted) : Optional.empty();
  }

  private static Optional<CType> member(StructType struct, String wanted) {
    Map<String, Integer> seen = new HashMap<>();
    for (Member member : struct.members()) {
      Optional<CType> type = untagged(member.type());
      if (type.isPresent()) {
        String step = step(member.offset(), member.name(), kind(type.get()));
        if (numbered(step, seen.merge(step, 1, Integer::sum)).equals(wanted)) {
          return type;
        }
      }
    }
    return Optional.empty();
  }

  /** The name of the type that a member of a parent has, which has no tag itself. */
  public static String of(String parent, List<Member> members, int index) {
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i <= index; i++) {
      Member member = members.get(i);
      CType type = untagged(member.type()).orElse(null);
      if (type != null) {
        String step = step(member.offset(), member.name(), kind(type));
        int number = seen.merge(step, 1, Integer::sum);
        if (i == index) {
          return parent + numbered(step, number);
        }
      }
    }
    throw new IllegalArgumentException(members.get(index) + " has a tag");
  }

  private static TypeKind kind(CType type) {
    return type instanceof StructType struct ? struct.kind() : TypeKind.ENUM;
  }
}
