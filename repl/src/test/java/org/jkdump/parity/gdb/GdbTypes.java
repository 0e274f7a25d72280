// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.gdb;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jkdump.cdecl.BaseName;
import org.jkdump.cdecl.Declaration;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.target.CacheUse;
import org.jkdump.type.AnonymousName;
import org.jkdump.type.BoolType;
import org.jkdump.type.CType;
import org.jkdump.type.DeclarationTypes;
import org.jkdump.type.EnumType;
import org.jkdump.type.EnumType.Enumerator;
import org.jkdump.type.FloatType;
import org.jkdump.type.IntType;
import org.jkdump.type.StructType;
import org.jkdump.type.TypeSource;
import org.jkdump.type.TypedefType;
import org.jkdump.type.VoidType;

/**
 * Types as GDB describes them in text, an oracle of tests. GDB can't list names, and of several
 * types with one name it gives the first.
 */
public final class GdbTypes implements TypeSource {
  private static final String BYTES = "sizeof(%s)";
  private static final String SIGN = "(%s)-1 < (%<s)0";

  private final Gdb gdb;
  private final Function<BaseName, Optional<CType>> elsewhere;
  private final DeclarationTypes declarations;
  private final BooleanSupplier knowsMore;
  private final Map<String, Optional<CType>> plain = new ConcurrentHashMap<>();
  private final Map<String, Optional<CType>> enums = new ConcurrentHashMap<>();
  private final Map<String, GdbStruct> structs = new ConcurrentHashMap<>();

  /**
   * @param ask runs a GDB command and returns its output; absent if GDB reports an error
   * @param elsewhere types from other sources, which are preferred for the types of members
   * @param knowsMore whether GDB may know types that no other source knows; if not, it is not asked
   *     for names, because its search for an unknown name is slow
   * @param pointerSize bytes
   */
  public GdbTypes(
      Function<String, Optional<String>> ask,
      Function<BaseName, Optional<CType>> elsewhere,
      BooleanSupplier knowsMore,
      int pointerSize) {
    this.knowsMore = knowsMore;
    this.gdb = new Gdb(ask);
    this.elsewhere = elsewhere;
    this.declarations = new DeclarationTypes(this::base, pointerSize);
  }

  @Override
  public boolean isChangeable() {
    return true;
  }

  /** Returns the number of entries, names that GDB doesn't know included. */
  public CacheUse use() {
    return CacheUse.of("types from GDB", plain.size() + enums.size() + structs.size());
  }

  /** Forgets everything, after a module's debuginfo was loaded or deleted. */
  public void refresh() {
    plain.clear();
    enums.clear();
    structs.clear();
  }

  @Override
  public Optional<CType> find(TypeKind kind, String name) {
    return knowsMore.getAsBoolean() ? lookUp(kind, name) : Optional.empty();
  }

  private Optional<CType> lookUp(TypeKind kind, String name) {
    if (!Gdb.isName(name)) {
      return Optional.empty();
    }
    return switch (kind) {
      case STRUCT, UNION -> struct(kind, name).complete();
      case ENUM -> remembered(enums, name, this::enumeration);
      case PLAIN -> remembered(plain, name, this::plain);
    };
  }

  @Override
  public Optional<CType> variable(String name) {
    return Gdb.isName(name)
        ? gdb.whatis(name).flatMap(text -> typeOf(name, text))
        : Optional.empty();
  }

  /**
   * Returns the type of an expression; absent if it has none or contains a struct without a tag.
   */
  Optional<CType> member(String expression) {
    return gdb.whatis(expression)
        .filter(text -> !text.contains("{...}"))
        .flatMap(text -> declarations.of(Declaration.typeName(text)));
  }

  @Override
  public Optional<EnumType> enumWith(String enumerator) {
    if (!knowsMore.getAsBoolean() || !Gdb.isName(enumerator)) {
      return Optional.empty();
    }
    Optional<String> text = gdb.whatis(enumerator).filter(t -> t.startsWith("enum "));
    return text.flatMap(t -> enumeration(enumerator, ""))
        .filter(e -> e.valueOf(enumerator).isPresent());
  }

  @Override
  public Collection<String> names(TypeKind kind) {
    return List.of();
  }

  @Override
  public String label() {
    return "the debuginfo, by GDB";
  }

  @Override
  public List<StructType> structs() {
    return List.of();
  }

  /**
   * Returns the type of an expression.
   *
   * @param text the output of {@code whatis} for it
   */
  public Optional<CType> typeOf(String expression, String text) {
    Declaration declaration = Declaration.typeName(text);
    return text.contains("{...}")
        ? spelledOut(expression, expression, declaration)
        : declarations.of(declaration);
  }

  /**
   * Returns the struct or union in an expression's type, as the debuginfo of the expression's file
   * has it.
   */
  public Optional<StructType> body(String expression) {
    return gdb.layout(expression)
        .flatMap(PtypeText::parse)
        .filter(body -> !body.incomplete() && body.hasLayout())
        .map(body -> new GdbStruct(this, body, "", body::tag).type());
  }

  Gdb gdb() {
    return gdb;
  }

  /** Returns the type of a name in GDB's texts; a struct is read only when it is needed. */
  Optional<CType> base(BaseName base) {
    if (base.name().equals("void")) {
      return Optional.of(new VoidType());
    }
    Optional<CType> known = !base.hasBody() ? elsewhere.apply(base) : Optional.empty();
    if (known.isPresent()) {
      return known;
    }
    return switch (base.kind()) {
      case STRUCT, UNION -> Optional.of(struct(base.kind(), base.name()).type());
      case ENUM, PLAIN -> lookUp(base.kind(), base.name());
    };
  }

  /** Returns a type with the stars, brackets and parameters of a declaration around it. */
  public CType around(Declaration declaration, CType type) {
    return declarations.of(declaration, type).orElse(type);
  }

  /** Returns an enum without a tag, whose enumerators are spelled out. */
  EnumType untagged(String body, String name) {
    List<Enumerator> all = PtypeEnum.enumerators(body);
    long size = all.isEmpty() ? 4 : sizeOf(all.get(0).name());
    return new EnumType("", size, PtypeEnum.isSigned(body), all, name);
  }

  /** Returns the size of an expression in bytes. */
  long sizeOf(String expression) {
    return gdb.numbers(List.of(String.format(BYTES, expression))).map(n -> n.get(0)).orElse(4L);
  }

  private GdbStruct struct(TypeKind kind, String tag) {
    String name = kind.keyword() + " " + tag;
    return structs.computeIfAbsent(name, n -> new GdbStruct(this, kind, tag));
  }

  private static Optional<CType> remembered(
      Map<String, Optional<CType>> known, String name, Function<String, Optional<CType>> maker) {
    Optional<CType> type = known.get(name);
    if (type == null) {
      type = maker.apply(name);
      known.put(name, type);
    }
    return type;
  }

  private Optional<CType> plain(String name) {
    if (!gdb.isType(name)) {
      return Optional.empty();
    }
    String text = gdb.whatis(name).orElse("");
    if (text.isEmpty() || text.equals("void")) {
      return Optional.empty();
    }
    Declaration target = Declaration.typeName(text);
    boolean basic = target.shapes().isEmpty() && isSame(target.base(), name);
    if (basic) {
      return number(name);
    }
    Optional<CType> type =
        text.contains("{...}")
            ? spelledOut(name, AnonymousName.ofTypedef(name, target.base().kind()), target)
            : declarations.of(target);
    return type.map(t -> new TypedefType(name, t));
  }

  private static boolean isSame(BaseName base, String name) {
    return base.kind() == TypeKind.PLAIN
        && base.name().equals(Declaration.typeName(name).base().name());
  }

  private Optional<CType> number(String name) {
    String size = String.format(BYTES, name);
    if (name.equals("_Bool") || name.equals("bool")) {
      return gdb.numbers(List.of(size)).map(n -> new BoolType("_Bool", n.get(0)));
    }
    if (name.contains("float") || name.contains("double")) {
      return gdb.numbers(List.of(size)).map(n -> new FloatType(name, n.get(0)));
    }
    return gdb.numbers(List.of(size, String.format(SIGN, name)))
        .map(n -> new IntType(name, n.get(0), n.get(1) != 0));
  }

  private Optional<CType> enumeration(String tag) {
    return enumeration("enum " + tag, tag).map(type -> type);
  }

  /**
   * @param tag the name of the enum if {@code what} itself doesn't give it
   */
  private Optional<EnumType> enumeration(String what, String tag) {
    return gdb.ptype(what)
        .filter(text -> text.startsWith("enum ") && text.contains("{"))
        .map(
            text -> {
              String head = text.substring("enum ".length(), text.indexOf('{')).strip();
              EnumType plain = untagged(text, "");
              String name = head.isEmpty() ? tag : head;
              return new EnumType(head, plain.size(), plain.signed(), plain.enumerators(), name);
            });
  }

  // GDB prints "struct {...} *" for a pointer; ptype spells the body out.
  private Optional<CType> spelledOut(String expression, String name, Declaration declaration) {
    Optional<CType> core =
        declaration.base().kind() == TypeKind.ENUM
            ? enumeration(expression, name).map(type -> type)
            : gdb.layout(expression)
                .flatMap(PtypeText::parse)
                .map(body -> new GdbStruct(this, body, "", () -> name).type());
    return core.map(type -> around(declaration, type));
  }
}
