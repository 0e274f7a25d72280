// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.ctext;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jkdump.cdecl.CNumber;
import org.jkdump.cdecl.CTextException;
import org.jkdump.cdecl.Token;
import org.jkdump.cdecl.Tokens;

/**
 * The numbers of C text with lines such as {@code #define PF_EXITING 0x4} (PyKdump's {@code
 * CDefine}). A value is a constant expression; it may use other names of the text, wherever they
 * stand, and a name stands for its value. Skipped are all lines but {@code #define}, macros with
 * parameters or without a body, and bodies that are strings or statements. Of a name defined twice
 * the last one counts.
 */
public final class CDefine {
  private final Tokens all;
  private final CDefine known;
  private final Map<String, List<Token>> bodies = new LinkedHashMap<>();
  private final Map<String, CNumber> values = new LinkedHashMap<>();
  private final Set<String> inProgress = new HashSet<>();
  private final NamedConstants constants;
  private final NameLookup names = new Scope();
  private int depth;

  /**
   * Reads definitions.
   *
   * @throws CTextException if an expression can't be read or calculated
   */
  public CDefine(String text) {
    this(text, null);
  }

  /**
   * Reads definitions that use names of other ones.
   *
   * @throws CTextException if an expression can't be read or calculated
   */
  public CDefine(String text, CDefine known) {
    this.known = known;
    this.all = Tokens.of(text, CTextException::new);
    all.lines().forEach(this::define);
    bodies.keySet().forEach(this::value);
    Map<String, Long> plain = new LinkedHashMap<>();
    bodies.keySet().forEach(name -> plain.put(name, values.get(name).value()));
    this.constants = new NamedConstants("#define", plain);
  }

  private void define(List<Token> line) {
    boolean define = line.size() > 3 && line.get(0).is("#") && line.get(1).isName("define");
    if (!define || !line.get(2).isName()) {
      return;
    }
    Token name = line.get(2);
    List<Token> body = line.subList(3, line.size());
    boolean parameters = body.get(0).is("(") && body.get(0).at() == name.end();
    if (!parameters && isNumeric(body)) {
      bodies.put(name.text(), body);
    }
  }

  private static boolean isNumeric(List<Token> body) {
    return body.get(0).kind() != Token.Kind.END
        && body.stream()
            .noneMatch(t -> t.kind() == Token.Kind.STRING || t.is("{") || t.is(";") || t.is("#"));
  }

  /** These names and the known ones, for other expressions. */
  NameLookup names() {
    return names;
  }

  private CNumber value(String name) {
    CNumber value = values.get(name);
    List<Token> body = bodies.get(name);
    if (value != null || body == null) {
      return value != null || known == null ? value : known.value(name);
    }
    return evaluate(name, body);
  }

  // Names are followed as deep as parentheses are.
  private CNumber evaluate(String name, List<Token> body) {
    Token first = body.get(0);
    if (!inProgress.add(name)) {
      throw all.error(first, "'" + name + "' is defined by itself");
    }
    if (++depth > 50) {
      throw all.error(first, "definitions nested more than 50 levels deep");
    }
    try {
      CNumber value = whole(body);
      values.put(name, value);
      return value;
    } finally {
      depth--;
      inProgress.remove(name);
    }
  }

  private CNumber whole(List<Token> body) {
    Tokens tokens = all.within(body);
    CNumber value = ConstantExpression.read(tokens, names);
    if (!tokens.atEnd()) {
      throw tokens.expected("an operator");
    }
    return value;
  }

  /**
   * The value of a name.
   *
   * @throws org.jkdump.target.TargetException if the text doesn't define it as a number
   */
  public long get(String name) {
    return constants.value(name);
  }

  /** Whether the text defines a name as a number. */
  public boolean has(String name) {
    return asMap().containsKey(name);
  }

  /** The first name of a value, or null. */
  public String value2key(long value) {
    return constants.name(value);
  }

  /** Names and values in the order of the text. */
  public Map<String, Long> asMap() {
    return constants.asMap();
  }

  /** Number of names. */
  public int size() {
    return asMap().size();
  }

  /** The names of the bits that are set, see {@link FlagBits#text}. */
  public String dbits2str(long flags) {
    return FlagBits.text(flags, asMap(), 0);
  }

  /** Names and values: {@code {PF_EXITING=4, PF_KTHREAD=2097152}}. */
  @Override
  public String toString() {
    return asMap().toString();
  }

  private final class Scope implements NameLookup {
    @Override
    public CNumber value(String name) {
      return CDefine.this.value(name);
    }

    @Override
    public Collection<String> all() {
      Set<String> both = new LinkedHashSet<>(bodies.keySet());
      if (known != null) {
        both.addAll(known.names.all());
      }
      return both;
    }
  }
}
