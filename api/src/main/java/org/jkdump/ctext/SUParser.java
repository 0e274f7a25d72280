// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.ctext;

import java.util.ArrayList;
import java.util.List;
import org.jkdump.cdecl.Annotations;
import org.jkdump.cdecl.Token;
import org.jkdump.cdecl.Tokens;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;

/** Reads the definition of a struct or union. */
final class SUParser {
  private final Tokens tokens;
  private final NameLookup names;
  private final Declarations declarations;

  SUParser(String text, CDefine known) {
    this.tokens = Tokens.withoutDirectives(text);
    this.names = known == null ? NameLookup.NONE : known.names();
    this.declarations = new Declarations(tokens, names, this);
  }

  SUDef definition() {
    boolean typedef = tokens.acceptName("typedef");
    TypeKind kind = kind();
    if (kind == null) {
      throw tokens.error(tokens.peek(), "'struct' or 'union' is expected here");
    }
    tokens.take();
    Head head = head();
    if (!tokens.peek().is("{")) {
      throw tokens.error(tokens.peek(), "'{' is expected here, not " + tokens.peek().shown());
    }
    List<SUField> fields = fields();
    Annotations.Found found = head.attributes.and(Annotations.skip(tokens));
    String name = tokens.peek().isName() ? tokens.take().text() : "";
    found = found.and(Annotations.skip(tokens));
    tokens.accept(";");
    if (!tokens.atEnd()) {
      throw tokens.error(tokens.peek(), "the end of the definition is expected here");
    }
    return new SUDef(kind, head.tag.isEmpty() && typedef ? name : head.tag, fields, found);
  }

  /** What stands between the keyword and the opening brace. */
  record Head(String tag, Annotations.Found attributes) {}

  /** The kind that the next token is the keyword of, or null. */
  TypeKind kind() {
    Token token = tokens.peek();
    return token.isName("struct") ? TypeKind.STRUCT : token.isName("union") ? TypeKind.UNION : null;
  }

  Head head() {
    Annotations.Found found = Annotations.skip(tokens);
    String tag = tokens.peek().isName() ? tokens.take().text() : "";
    return new Head(tag, found.and(Annotations.skip(tokens)));
  }

  /** A definition within another one, from its opening brace on. */
  SUDef nested(TypeKind kind, Head head) {
    List<SUField> fields = tokens.nested(this::fields);
    return new SUDef(kind, head.tag, fields, head.attributes.and(Annotations.skip(tokens)));
  }

  private List<SUField> fields() {
    Token open = tokens.take();
    List<SUField> fields = new ArrayList<>();
    while (!tokens.accept("}")) {
      if (tokens.atEnd()) {
        throw tokens.error(open, "this '{' is never closed");
      }
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
    Declarations.Base base = declarations.base();
    if (tokens.peek().is("(") && !declarations.opensInner()) {
      throw tokens.error(first, "a macro that isn't known: write what it stands for");
    }
    if (tokens.peek().is(";")) {
      unnamed(base, before, fields);
      return;
    }
    do {
      fields.add(field(base, before));
    } while (tokens.accept(","));
    tokens.expect(";");
  }

  // "struct { ... };" is an anonymous member; "enum { ... };" and "struct a;" are none.
  private static void unnamed(Declarations.Base base, Annotations.Found found, List<SUField> to) {
    if (base.nested() != null) {
      to.add(new SUField("", base.type(), -1, found.aligned(), base.nested()));
    }
  }

  private SUField field(Declarations.Base base, Annotations.Found before) {
    Token at = tokens.peek();
    Declarations.Shape shape = declarations.shape();
    Annotations.Found found = before.and(Annotations.skip(tokens));
    int bits = tokens.accept(":") ? bits() : -1;
    found = found.and(Annotations.skip(tokens));
    if (shape.name().isEmpty() && bits < 0) {
      throw tokens.error(at, "a member's name is expected here, not " + at.shown());
    }
    return new SUField(
        shape.name(), shape.around(base.type()), bits, found.aligned(), base.nested());
  }

  private int bits() {
    Token at = tokens.peek();
    long bits = Expression.read(tokens, names).value();
    if (bits < 0 || bits > 64) {
      throw tokens.error(at, "a bit-field of " + bits + " bits");
    }
    return (int) bits;
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
    CType longs = new ArrayType(Declarations.named("unsigned long"), (bits + 63) / 64);
    return new SUField(name, longs, -1, 0, null);
  }
}
