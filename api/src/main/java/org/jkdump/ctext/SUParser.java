// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.ctext;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jkdump.cdecl.Annotations;
import org.jkdump.cdecl.BaseName;
import org.jkdump.cdecl.Declaration;
import org.jkdump.cdecl.DeclarationParser;
import org.jkdump.cdecl.DeclarationParser.Specifiers;
import org.jkdump.cdecl.Token;
import org.jkdump.cdecl.Tokens;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;
import org.jkdump.type.DeclarationTypes;
import org.jkdump.type.EnumType;
import org.jkdump.type.ForwardType;
import org.jkdump.type.TypedefType;
import org.jkdump.type.VoidType;

/** Reads the definition of a struct or union. */
final class SUParser {
  private static final long POINTER_SIZE = 8;

  private final Tokens tokens;
  private final NameLookup names;
  private final DeclarationParser declarations;
  private final DeclarationTypes types = new DeclarationTypes(this::type, POINTER_SIZE);

  SUParser(String text, CDefine known) {
    this(Tokens.withoutDirectives(text), known == null ? NameLookup.NONE : known.names());
  }

  private SUParser(Tokens tokens, NameLookup names) {
    this.tokens = tokens;
    this.names = names;
    this.declarations = new DeclarationParser(tokens, this::constant);
  }

  SUDef definition() {
    boolean typedef = tokens.acceptName("typedef");
    if (!tokens.peek().isName("struct") && !tokens.peek().isName("union")) {
      throw tokens.error(tokens.peek(), "'struct' or 'union' is expected here");
    }
    BaseName base = declarations.specifiers().base();
    if (!base.hasBody()) {
      throw tokens.expected("'{'");
    }
    Annotations.Found found = base.attributes().and(Annotations.skip(tokens));
    String name = tokens.peek().isName() ? tokens.take().text() : "";
    found = found.and(Annotations.skip(tokens));
    tokens.accept(";");
    if (!tokens.atEnd()) {
      throw tokens.error(tokens.peek(), "the end of the definition is expected here");
    }
    String tag = base.name().isEmpty() && typedef ? name : base.name();
    return new SUDef(base.kind(), tag, fields(base), found);
  }

  private List<SUField> fields(BaseName base) {
    return tokens.nested(() -> new SUParser(tokens.within(base.braces()), names).fields());
  }

  private List<SUField> fields() {
    tokens.take();
    List<SUField> fields = new ArrayList<>();
    while (!tokens.accept("}")) {
      if (!tokens.accept(";")) {
        declaration(fields);
      }
    }
    return fields;
  }

  private void declaration(List<SUField> fields) {
    Annotations.Found before = Annotations.skip(tokens);
    if (tokens.peek().is(";") || tokens.peek().is("}")) {
      return;
    }
    if (tokens.peek().isName("DECLARE_BITMAP")) {
      fields.add(bitmap());
      return;
    }
    Token first = tokens.peek();
    Specifiers base = declarations.specifiers();
    if (tokens.peek().is("(") && !declarations.opensShape(true)) {
      throw tokens.error(first, "a macro that isn't known: write what it stands for");
    }
    SUDef nested = nested(base.base());
    if (!tokens.peek().is(";")) {
      declarators(base, nested, before.aligned(), fields);
    } else if (nested != null) {
      long aligned = Math.max(before.aligned(), base.aligned());
      fields.add(new SUField("", nested.unlaid(), Declaration.NO_BITS, aligned, nested));
    }
  }

  // "enum { ... };" and "struct a;" are no members.
  private SUDef nested(BaseName base) {
    boolean struct = base.hasBody() && base.kind() != TypeKind.ENUM;
    return struct ? new SUDef(base.kind(), base.name(), fields(base), base.attributes()) : null;
  }

  private void declarators(Specifiers base, SUDef nested, long aligned, List<SUField> fields) {
    CType type = nested != null ? nested.unlaid() : type(base.base()).orElseThrow();
    do {
      Token at = tokens.peek();
      Declaration one = declarations.declarator(base);
      if (one.name().isEmpty() && !one.isBitField()) {
        throw tokens.error(at, "a member's name is expected here, not " + at.shown());
      }
      CType whole = types.of(one, type).orElseThrow();
      long own = Math.max(aligned, one.aligned());
      fields.add(new SUField(one.name(), whole, one.bits(), own, nested));
    } while (tokens.accept(","));
    tokens.expect(";");
  }

  // The types of a text are known by their names only.
  private Optional<CType> type(BaseName base) {
    if (base.kind() == TypeKind.PLAIN) {
      return Optional.of(named(base.written()));
    }
    if (!base.hasBody()) {
      return Optional.of(new ForwardType(base.kind(), base.name()));
    }
    return Optional.of(base.kind() == TypeKind.ENUM ? enumeration(base) : nested(base).unlaid());
  }

  private static CType named(String name) {
    return name.equals("void") ? new VoidType() : new TypedefType(name, new VoidType());
  }

  private CType enumeration(BaseName base) {
    List<EnumType.Enumerator> all = new ArrayList<>();
    CEnum.body(tokens.within(base.braces()), names)
        .forEach((n, v) -> all.add(new EnumType.Enumerator(n, v)));
    boolean signed = all.stream().anyMatch(e -> e.value() < 0);
    boolean wide = all.stream().anyMatch(e -> e.value() >> 32 != (signed ? e.value() >> 63 : 0));
    return new EnumType(base.name(), wide ? 8 : 4, signed, all);
  }

  private long constant(Tokens from) {
    Token at = from.peek();
    long value = ConstantExpression.read(from, names).value();
    if (value > Integer.MAX_VALUE) {
      throw from.error(at, value + " is too large here");
    }
    return value;
  }

  // Kernel: include/linux/types.h.
  private SUField bitmap() {
    tokens.take();
    tokens.expect("(");
    String name = tokens.expectName("the bitmap's name").text();
    tokens.expect(",");
    long bits = declarations.length();
    tokens.expect(")");
    tokens.expect(";");
    CType longs = new ArrayType(named("unsigned long"), (bits + 63) / 64);
    return new SUField(name, longs, Declaration.NO_BITS, 0, null);
  }
}
