// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.gdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jkdump.cdecl.BaseName;
import org.jkdump.cdecl.Declaration;
import org.jkdump.cdecl.Declarator;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.type.AnonymousName;
import org.jkdump.type.CType;
import org.jkdump.type.EnumType;
import org.jkdump.type.Member;
import org.jkdump.type.Refinement;
import org.jkdump.type.StructType;
import org.jkdump.type.VoidType;

/** Struct or union that GDB describes when its size or its members are first needed. */
final class GdbStruct {
  private final GdbTypes types;
  private final String question;
  private final String members;
  private final StructType type;
  private volatile Optional<PtypeBody> body;

  /** Makes a type that GDB finds by its tag. */
  GdbStruct(GdbTypes types, TypeKind kind, String tag) {
    this.types = types;
    this.question = kind.keyword() + " " + tag;
    this.members = "((" + question + " *)0)->";
    this.type = new StructType(kind, tag, this::size, this::members, () -> tag, Refinement.NONE);
  }

  /** Makes a type without a tag, which GDB finds as the type of an expression. */
  GdbStruct(GdbTypes types, TypeKind kind, String expression, Supplier<String> name) {
    this.types = types;
    this.question = expression;
    this.members = "";
    this.type = new StructType(kind, "", this::size, this::members, name, Refinement.NONE);
  }

  /**
   * Makes a type whose description is known already.
   *
   * @param members expression that precedes the name of a member, or an empty text
   */
  GdbStruct(GdbTypes types, PtypeBody body, String members, Supplier<String> name) {
    this.types = types;
    this.question = "";
    this.members = members;
    this.body = Optional.of(body);
    this.type =
        new StructType(body.kind(), body.tag(), this::size, this::members, name, Refinement.NONE);
  }

  StructType type() {
    return type;
  }

  /** Returns the type if the debuginfo has more than a declaration of it. */
  Optional<CType> complete() {
    return body().map(b -> type);
  }

  private Optional<PtypeBody> body() {
    if (body == null) {
      Optional<PtypeBody> found = types.gdb().layout(question).flatMap(PtypeText::parse);
      body =
          found
              .filter(b -> !b.incomplete())
              .map(b -> b.hasLayout() ? b : new Placement(types, question, b).placed());
    }
    return body;
  }

  private long size() {
    return body().map(PtypeBody::size).orElse(0L);
  }

  private List<Member> members() {
    List<Member> made = new ArrayList<>();
    for (PtypeMember member : body().map(PtypeBody::members).orElse(List.of())) {
      int index = made.size();
      Supplier<String> name = () -> AnonymousName.of(type.name(), type.members(), index);
      made.add(member.body() == null ? plain(member, name) : spelledOut(member, name));
    }
    return made;
  }

  private Member spelledOut(PtypeMember member, Supplier<String> name) {
    Declaration around = Declaration.parse("int " + member.declaration());
    PtypeBody inner = sized(member.body(), around);
    Supplier<String> called = inner.tag().isEmpty() ? name : inner::tag;
    CType whole = new GdbStruct(types, inner, path(around), called).type();
    return new Member(around.name(), types.around(around, whole), member.bitOffset(), 0);
  }

  // GDB doesn't print the size of an array's elements.
  private PtypeBody sized(PtypeBody body, Declaration around) {
    if (body.hasLayout() || around.name().isEmpty() || members.isEmpty()) {
      return body;
    }
    String element = members + around.name() + firstElement(around);
    return new PtypeBody(
        body.kind(),
        body.tag(),
        types.sizeOf(element),
        body.members(),
        body.tail(),
        body.incomplete());
  }

  // The members of an unnamed struct are members of the outer one.
  private String path(Declaration inner) {
    boolean array = inner.shapes().stream().allMatch(Declarator.Brackets.class::isInstance);
    String element = members + inner.name() + firstElement(inner) + ".";
    return inner.name().isEmpty() ? members : array && !members.isEmpty() ? element : "";
  }

  private static String firstElement(Declaration array) {
    return "[0]".repeat(array.shapes().size());
  }

  private Member plain(PtypeMember member, Supplier<String> name) {
    Declaration declaration = Declaration.parse(member.declaration());
    CType base = base(declaration, member.bitOffset() / 8, name);
    CType whole = types.around(declaration, base);
    return new Member(
        declaration.name(), whole, member.bitOffset(), Math.max(0, declaration.bits()));
  }

  // A struct that refers to its own tag means itself, even if GDB would find another of that tag.
  private CType base(Declaration declaration, long offset, Supplier<String> name) {
    BaseName base = declaration.base();
    if (!base.hasBody()) {
      boolean own = base.kind() == type.kind() && base.name().equals(type.tag());
      return own ? type : types.base(base).orElse(new VoidType());
    }
    return base.kind() == TypeKind.ENUM
        ? enumeration(base.body(), offset, declaration.name())
        : hidden(declaration, name);
  }

  private EnumType enumeration(String enumerators, long offset, String field) {
    String step = AnonymousName.step(offset, field, TypeKind.ENUM);
    String parent = type.name();
    return types.untagged(enumerators, parent.isEmpty() ? "" : parent + step);
  }

  // GDB prints "struct {...} *p", but spells the body out if it is asked for the member itself.
  private CType hidden(Declaration declaration, Supplier<String> name) {
    TypeKind kind = declaration.base().kind();
    return members.isEmpty()
        ? new StructType(kind, "", () -> 0, List::of, name, Refinement.NONE)
        : new GdbStruct(types, kind, members + declaration.name(), name).type();
  }
}
