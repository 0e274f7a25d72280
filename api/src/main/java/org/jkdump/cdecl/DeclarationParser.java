// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.cdecl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Reads C declarations by recursive descent, after the grammar of declarators in C11, 6.7.6 and
 * 6.7.7.
 */
public final class DeclarationParser {
  // Stars and dimensions of one declarator; C itself asks for 12.
  private static final int MAX_PARTS = 32;
  private static final int MAX_BITS = 64;

  private final Tokens tokens;
  private final ToLongFunction<Tokens> constant;

  /**
   * @param constant takes the length of an array or the width of a bit-field
   */
  public DeclarationParser(Tokens tokens, ToLongFunction<Tokens> constant) {
    this.tokens = tokens;
    this.constant = constant;
  }

  /**
   * The specifiers in front of declarators.
   *
   * @param aligned bytes that an attribute of all declarators aligns them to, 0 for none
   */
  public record Specifiers(BaseName base, List<String> qualifiers, long aligned) {}

  private record Shape(String name, List<Declarator> parts) {}

  /** Takes a declaration with at most one declarator. */
  public Declaration declaration() {
    return declarator(specifiers());
  }

  /** Takes a type name. */
  public Declaration typeName() {
    return made(specifiers(), shape(false), Declaration.NO_BITS, Annotations.Found.NOTHING);
  }

  /** Takes the specifiers that come next. */
  public Specifiers specifiers() {
    List<String> qualifiers = new ArrayList<>();
    List<String> words = new ArrayList<>();
    Annotations.Found found = qualifiers(qualifiers);
    BaseName tagged = null;
    while (tagged == null && belongs(words)) {
      Token word = tokens.take();
      tagged = word.isKeyword() ? tagged(TypeKind.of(word.text())) : null;
      words.add(word.text());
      found = found.and(qualifiers(qualifiers));
    }
    if (words.isEmpty()) {
      throw tokens.expected("a type");
    }
    BaseName base = tagged != null ? tagged : BaseName.plain(String.join(" ", words));
    return new Specifiers(base, qualifiers, found.aligned());
  }

  // One typedef's name or a keyword with a tag, or any number of words such as "unsigned long".
  private boolean belongs(List<String> words) {
    Token next = tokens.peek();
    return next.isName()
        && (words.isEmpty()
            || BasicWords.contains(words.get(0)) && BasicWords.contains(next.text()));
  }

  private BaseName tagged(TypeKind kind) {
    Annotations.Found found = Annotations.skip(tokens);
    String tag = tokens.peek().isName() ? tokens.take().text() : "";
    found = found.and(Annotations.skip(tokens));
    if (!tokens.peek().is("{")) {
      if (tag.isEmpty()) {
        throw tokens.expected("a tag");
      }
      return new BaseName(kind, tag, List.of(), found);
    }
    List<Token> body = tokens.group("{", "}");
    return new BaseName(kind, tag, body, found.and(Annotations.skip(tokens)));
  }

  private Annotations.Found qualifiers(List<String> found) {
    Annotations.Found marks = Annotations.skip(tokens);
    for (String word; (word = Annotations.qualifier(tokens.peek())) != null; ) {
      tokens.take();
      found.add(word);
      marks = marks.and(Annotations.skip(tokens));
    }
    return marks;
  }

  /** Takes one declarator of the specifiers before it; the name may be missing. */
  public Declaration declarator(Specifiers specifiers) {
    Shape shape = shape(true);
    Annotations.Found found = Annotations.skip(tokens);
    int bits = tokens.accept(":") ? bits() : Declaration.NO_BITS;
    return made(specifiers, shape, bits, found.and(Annotations.skip(tokens)));
  }

  private static Declaration made(
      Specifiers specifiers, Shape shape, int bits, Annotations.Found found) {
    long aligned = Math.max(specifiers.aligned(), found.aligned());
    return new Declaration(
        specifiers.base(), specifiers.qualifiers(), shape.parts(), shape.name(), bits, aligned);
  }

  private int bits() {
    Token at = tokens.peek();
    long bits = constant.applyAsLong(tokens);
    if (bits < 0 || bits > MAX_BITS) {
      throw tokens.error(at, "a bit-field of " + bits + " bits");
    }
    return (int) bits;
  }

  // The order of binding is the reverse of the order in the text: "(*x[2])[3]" makes of its base an
  // array of 3, of that a pointer, of that an array of 2.
  private Shape shape(boolean named) {
    return tokens.nested(() -> readShape(named));
  }

  private Shape readShape(boolean named) {
    Token at = tokens.peek();
    List<Declarator> parts = stars();
    Shape inner = new Shape("", List.of());
    if (opensShape(named)) {
      tokens.expect("(");
      inner = shape(named);
      tokens.expect(")");
    } else if (named && tokens.peek().isName()) {
      inner = new Shape(tokens.take().text(), List.of());
    }
    List<Declarator> suffixes = suffixes();
    Collections.reverse(suffixes);
    parts.addAll(suffixes);
    parts.addAll(inner.parts);
    if (parts.size() > MAX_PARTS) {
      throw tokens.error(at, "more than " + MAX_PARTS + " stars and dimensions");
    }
    return new Shape(inner.name, parts);
  }

  private List<Declarator> stars() {
    List<Declarator> stars = new ArrayList<>();
    Annotations.skip(tokens);
    while (tokens.accept("*")) {
      List<String> qualifiers = new ArrayList<>();
      qualifiers(qualifiers);
      stars.add(new Declarator.Star(qualifiers));
    }
    return stars;
  }

  /** Whether a parenthesis comes next that groups a declarator, not one of parameters. */
  public boolean opensShape(boolean named) {
    Token next = tokens.peek(1);
    boolean name =
        named && next.isName() && tokens.peek(2).is(")") && !BasicWords.contains(next.text());
    return tokens.peek().is("(")
        && (next.is("*") || next.is("(") || next.is("[") || Annotations.isOne(next) || name)
        && !next.isName("void");
  }

  private List<Declarator> suffixes() {
    List<Declarator> suffixes = new ArrayList<>();
    while (tokens.peek().is("[") || tokens.peek().is("(")) {
      suffixes.add(tokens.accept("[") ? brackets() : tokens.nested(this::parameters));
    }
    return suffixes;
  }

  private Declarator brackets() {
    if (tokens.accept("]")) {
      return new Declarator.Brackets(0, true);
    }
    long length = length();
    tokens.expect("]");
    return new Declarator.Brackets(length, false);
  }

  /** Takes the length of an array. */
  public long length() {
    Token at = tokens.peek();
    long length = constant.applyAsLong(tokens);
    if (length < 0) {
      throw tokens.error(at, "an array of " + length + " elements");
    }
    return length;
  }

  private Declarator parameters() {
    tokens.expect("(");
    List<Declaration> list = new ArrayList<>();
    boolean variadic = false;
    boolean more = !tokens.peek().is(")");
    while (more && !variadic) {
      variadic = tokens.accept("...");
      if (!variadic) {
        list.add(declaration());
      }
      more = tokens.accept(",");
    }
    tokens.expect(")");
    boolean none = list.size() == 1 && isVoid(list.get(0));
    return new Declarator.Parameters(none ? List.of() : list, variadic);
  }

  private static boolean isVoid(Declaration parameter) {
    return parameter.base().name().equals("void") && parameter.shapes().isEmpty();
  }
}
