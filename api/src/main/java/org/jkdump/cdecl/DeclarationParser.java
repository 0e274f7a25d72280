// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.cdecl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads C declarations by recursive descent, after the grammar of declarators in C11, 6.7.6 and
 * 6.7.7.
 */
public final class DeclarationParser {
  private static final int MAX_DEPTH = 64;
  private static final Set<String> QUALIFIERS = Set.of("const", "volatile", "restrict", "_Atomic");
  private static final Set<String> KEYWORDS = Set.of("struct", "union", "enum");
  // Storage classes and the kernel's notes to sparse say nothing about the type.
  private static final Set<String> IGNORED =
      Set.of(
          "static",
          "extern",
          "register",
          "inline",
          "typedef",
          "_Noreturn",
          "__user",
          "__rcu",
          "__percpu",
          "__iomem",
          "__kernel",
          "__force");

  private final String text;
  private final boolean mayHaveName;
  private final List<CToken> tokens;
  private int next;
  private int depth;
  private String name = "";

  public DeclarationParser(String text, boolean mayHaveName) {
    this.text = text;
    this.mayHaveName = mayHaveName;
    this.tokens = CToken.split(text);
  }

  public Declaration parse() {
    Declaration whole = declaration(mayHaveName);
    if (next < tokens.size()) {
      throw error("the type should end here");
    }
    return whole;
  }

  private Declaration declaration(boolean named) {
    List<String> qualifiers = new ArrayList<>();
    BaseName base = base(qualifiers);
    String outer = name;
    name = "";
    List<Declarator> shapes = declarator(named);
    int bits = named && is(":") ? bits() : 0;
    Declaration made = new Declaration(base, qualifiers, shapes, name, bits);
    name = outer;
    return made;
  }

  private BaseName base(List<String> qualifiers) {
    List<String> basic = new ArrayList<>();
    BaseName base = null;
    while (next < tokens.size() && tokens.get(next).isWord()) {
      String word = tokens.get(next).text();
      if (qualifier(word) != null) {
        qualifiers.add(qualifier(word));
      } else if (BasicWords.contains(word) && base == null) {
        basic.add(word);
      } else if (!IGNORED.contains(word)) {
        if (base != null || !basic.isEmpty()) {
          break;
        }
        base = KEYWORDS.contains(word) ? tagged(word) : new BaseName(TypeKind.PLAIN, word, "");
      }
      next++;
    }
    if (base == null && basic.isEmpty()) {
      throw error("a type's name is expected here");
    }
    skipAttributes();
    return base != null ? base : new BaseName(TypeKind.PLAIN, BasicWords.canonical(basic), "");
  }

  private BaseName tagged(String keyword) {
    next++;
    String tag = next < tokens.size() && tokens.get(next).isWord() ? tokens.get(next++).text() : "";
    String body =
        next < tokens.size() && tokens.get(next).isBody() ? tokens.get(next++).text() : "";
    if (tag.isEmpty() && body.isEmpty()) {
      throw error("a tag is expected here");
    }
    next--;
    return new BaseName(TypeKind.of(keyword), tag, body);
  }

  // What binds first comes last: "(*x[2])[3]" makes of its base an array of 3, of that a pointer,
  // of that an array of 2.
  private List<Declarator> declarator(boolean named) {
    if (++depth > MAX_DEPTH) {
      throw error("too many parentheses");
    }
    List<Declarator> shapes = stars();
    List<Declarator> within = List.of();
    if (is("(") && opensDeclarator()) {
      next++;
      within = declarator(named);
      expect(")");
    } else if (named && next < tokens.size() && tokens.get(next).isWord()) {
      name = tokens.get(next++).text();
    }
    List<Declarator> suffixes = suffixes();
    for (int i = suffixes.size() - 1; i >= 0; i--) {
      shapes.add(suffixes.get(i));
    }
    shapes.addAll(within);
    depth--;
    return shapes;
  }

  private List<Declarator> stars() {
    List<Declarator> stars = new ArrayList<>();
    while (is("*")) {
      next++;
      List<String> qualifiers = new ArrayList<>();
      while (next < tokens.size() && skips(tokens.get(next).text(), qualifiers)) {
        next++;
      }
      stars.add(new Declarator.Star(qualifiers));
    }
    return stars;
  }

  private static boolean skips(String word, List<String> qualifiers) {
    if (qualifier(word) != null) {
      qualifiers.add(qualifier(word));
      return true;
    }
    return IGNORED.contains(word);
  }

  private boolean opensDeclarator() {
    String after = next + 1 < tokens.size() ? tokens.get(next + 1).text() : "";
    return Set.of("*", "(", "[").contains(after);
  }

  private List<Declarator> suffixes() {
    List<Declarator> suffixes = new ArrayList<>();
    while (is("[") || is("(")) {
      suffixes.add(is("[") ? brackets() : parameters());
      skipAttributes();
    }
    return suffixes;
  }

  private Declarator brackets() {
    next++;
    if (is("]")) {
      next++;
      return new Declarator.Brackets(0, true);
    }
    long length = number();
    expect("]");
    return new Declarator.Brackets(length, false);
  }

  private Declarator parameters() {
    if (++depth > MAX_DEPTH) {
      throw error("too many parentheses");
    }
    next++;
    List<Declaration> list = new ArrayList<>();
    boolean variadic = false;
    while (!is(")")) {
      if (is("...")) {
        next++;
        variadic = true;
      } else {
        list.add(declaration(true));
      }
      if (!is(")")) {
        expect(",");
      }
    }
    next++;
    depth--;
    boolean none = list.size() == 1 && isVoid(list.get(0));
    return new Declarator.Parameters(none ? List.of() : list, variadic);
  }

  private static boolean isVoid(Declaration parameter) {
    return parameter.base().name().equals("void") && parameter.shapes().isEmpty();
  }

  private int bits() {
    next++;
    return (int) Math.min(number(), Integer.MAX_VALUE);
  }

  private long number() {
    try {
      long number = next < tokens.size() ? Long.decode(tokens.get(next).text()) : -1;
      if (number >= 0) {
        next++;
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw error("a number is expected here");
  }

  private void skipAttributes() {
    while (is("__attribute__")) {
      next++;
      int open = 0;
      do {
        open += is("(") ? 1 : is(")") ? -1 : 0;
        next++;
      } while (open > 0 && next < tokens.size());
    }
  }

  private static String qualifier(String word) {
    String plain = word.replace("__", "");
    return QUALIFIERS.contains(plain) ? plain : null;
  }

  private boolean is(String sign) {
    return next < tokens.size() && tokens.get(next).text().equals(sign);
  }

  private void expect(String sign) {
    if (!is(sign)) {
      throw error("a '" + sign + "' is expected here");
    }
    next++;
  }

  private TypeSyntaxException error(String why) {
    int at = next < tokens.size() ? tokens.get(next).at() : text.stripTrailing().length();
    return new TypeSyntaxException(text, at, why);
  }
}
