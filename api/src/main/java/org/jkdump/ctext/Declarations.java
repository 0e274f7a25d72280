// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.ctext;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jkdump.cdecl.Annotations;
import org.jkdump.cdecl.BasicWords;
import org.jkdump.cdecl.Token;
import org.jkdump.cdecl.Tokens;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;
import org.jkdump.type.EnumType;
import org.jkdump.type.ForwardType;
import org.jkdump.type.FunctionType;
import org.jkdump.type.PointerType;
import org.jkdump.type.QualifiedType;
import org.jkdump.type.TypedefType;
import org.jkdump.type.VoidType;

/** Reads the two halves of a C declaration: the type in front and the declarator around a name. */
final class Declarations {
  // Stars and dimensions of one declarator; C itself asks for 12.
  private static final int MAX_PARTS = 32;
  private static final long POINTER_SIZE = 8;

  private final Tokens tokens;
  private final NameLookup names;
  private final SUParser parser;

  Declarations(Tokens tokens, NameLookup names, SUParser parser) {
    this.tokens = tokens;
    this.names = names;
    this.parser = parser;
  }

  /** A type, and the struct or union that is defined in it, or null. */
  record Base(CType type, SUDef nested) {}

  /** A declarator: its name, and what it makes of a type. */
  record Shape(String name, List<UnaryOperator<CType>> parts) {
    CType around(CType base) {
      CType type = base;
      for (UnaryOperator<CType> part : parts) {
        type = part.apply(type);
      }
      return type;
    }
  }

  /** A type of which only the name is known. */
  static CType named(String name) {
    return name.equals("void") ? new VoidType() : new TypedefType(name, new VoidType());
  }

  /** The type in front of a declarator. */
  Base base() {
    List<String> qualifiers = qualifiers();
    Base base = unqualified(qualifiers);
    qualifiers.addAll(qualifiers());
    return new Base(qualified(base.type(), qualifiers), base.nested());
  }

  private Base unqualified(List<String> qualifiers) {
    TypeKind kind = parser.kind();
    if (kind != null) {
      tokens.take();
      return composite(kind);
    }
    return new Base(tokens.acceptName("enum") ? enumeration() : words(qualifiers), null);
  }

  private Base composite(TypeKind kind) {
    SUParser.Head head = parser.head();
    if (tokens.peek().is("{")) {
      SUDef nested = parser.nested(kind, head);
      return new Base(nested.unlaid(), nested);
    }
    if (head.tag().isEmpty()) {
      throw tokens.error(tokens.peek(), "a tag or '{' is expected here");
    }
    return new Base(new ForwardType(kind, head.tag()), null);
  }

  private CType enumeration() {
    Annotations.skip(tokens);
    String tag = tokens.peek().isName() ? tokens.take().text() : "";
    if (!tokens.peek().is("{")) {
      return new ForwardType(TypeKind.ENUM, tag);
    }
    List<EnumType.Enumerator> all = new ArrayList<>();
    CEnum.body(tokens, names).forEach((n, v) -> all.add(new EnumType.Enumerator(n, v)));
    boolean signed = all.stream().anyMatch(e -> e.value() < 0);
    boolean wide = all.stream().anyMatch(e -> e.value() >> 32 != (signed ? e.value() >> 63 : 0));
    return new EnumType(tag, wide ? 8 : 4, signed, all);
  }

  // One typedef's name, or words such as "unsigned long int", with qualifiers anywhere.
  private CType words(List<String> qualifiers) {
    List<String> words = new ArrayList<>();
    words.add(tokens.expectName("a type").text());
    boolean basic = BasicWords.contains(words.get(0));
    qualifiers.addAll(qualifiers());
    while (basic && tokens.peek().isName() && BasicWords.contains(tokens.peek().text())) {
      words.add(tokens.take().text());
      qualifiers.addAll(qualifiers());
    }
    return named(String.join(" ", words));
  }

  private List<String> qualifiers() {
    List<String> found = new ArrayList<>();
    while (isQualifier(tokens.peek()) || Annotations.isOne(tokens.peek())) {
      if (isQualifier(tokens.peek())) {
        found.add(tokens.take().text());
      } else {
        Annotations.skip(tokens);
      }
    }
    return found;
  }

  private static boolean isQualifier(Token token) {
    return token.isName("const") || token.isName("volatile");
  }

  private static CType qualified(CType type, List<String> qualifiers) {
    CType all = type;
    for (String qualifier : qualifiers) {
      all = new QualifiedType(qualifier, all);
    }
    return all;
  }

  /** A declarator; its name may be missing. */
  Shape shape() {
    return tokens.nested(this::readShape);
  }

  private Shape readShape() {
    Token at = tokens.peek();
    List<UnaryOperator<CType>> parts = new ArrayList<>(stars());
    Shape inner = new Shape("", List.of());
    if (opensInner()) {
      tokens.expect("(");
      inner = shape();
      tokens.expect(")");
    } else if (tokens.peek().isName()) {
      inner = new Shape(tokens.take().text(), List.of());
    }
    // What stands behind the name binds more tightly: the last one is nearest to the base.
    suffixes().forEach(suffix -> parts.add(suffix));
    parts.addAll(inner.parts());
    if (parts.size() > MAX_PARTS) {
      throw tokens.error(at, "more than " + MAX_PARTS + " stars and dimensions");
    }
    return new Shape(inner.name(), parts);
  }

  private List<UnaryOperator<CType>> stars() {
    List<UnaryOperator<CType>> stars = new ArrayList<>();
    qualifiers();
    while (tokens.accept("*")) {
      List<String> qualifiers = qualifiers();
      stars.add(type -> qualified(new PointerType(type, POINTER_SIZE), qualifiers));
    }
    return stars;
  }

  /** Whether a parenthesis comes next that groups a declarator, not one of parameters. */
  boolean opensInner() {
    Token next = tokens.peek(1);
    boolean name = next.isName() && tokens.peek(2).is(")") && !BasicWords.contains(next.text());
    return tokens.peek().is("(")
        && (next.is("*") || next.is("(") || Annotations.isOne(next) || name);
  }

  private List<UnaryOperator<CType>> suffixes() {
    List<UnaryOperator<CType>> suffixes = new ArrayList<>();
    while (tokens.peek().is("[") || tokens.peek().is("(")) {
      suffixes.add(0, tokens.accept("[") ? dimension() : function());
    }
    return suffixes;
  }

  private UnaryOperator<CType> dimension() {
    long length = tokens.peek().is("]") ? 0 : length();
    tokens.expect("]");
    return type -> new ArrayType(type, length);
  }

  /** The constant that comes next, as the length of an array. */
  long length() {
    Token at = tokens.peek();
    long length = Expression.read(tokens, names).value();
    if (length < 0 || length > Integer.MAX_VALUE) {
      throw tokens.error(at, "an array of " + length + " elements");
    }
    return length;
  }

  private UnaryOperator<CType> function() {
    tokens.expect("(");
    List<CType> parameters = new ArrayList<>();
    boolean variadic = false;
    while (!tokens.peek().is(")") && !variadic) {
      variadic = tokens.accept("...");
      if (!variadic) {
        CType base = base().type();
        parameters.add(shape().around(base));
      }
      if (!tokens.accept(",")) {
        break;
      }
    }
    tokens.expect(")");
    boolean none = parameters.size() == 1 && parameters.get(0) instanceof VoidType;
    boolean more = variadic;
    return result -> new FunctionType(result, none ? List.of() : parameters, more);
  }
}
