// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.ctext;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jkdump.cdecl.Annotations;
import org.jkdump.cdecl.CNumber;
import org.jkdump.cdecl.CTextException;
import org.jkdump.cdecl.Token;
import org.jkdump.cdecl.Tokens;

/**
 * The enumerators of C text such as {@code enum pid_type { PIDTYPE_PID, PIDTYPE_TGID = 1, };}
 * (PyKdump's {@code CEnum}). {@code typedef}, tag, braces and attributes may be missing; values are
 * constant expressions of numbers, characters and names that stand before them. Immutable.
 */
public final class CEnum {
  private final String tag;
  private final NamedConstants constants;

  /**
   * Reads a definition.
   *
   * @throws CTextException if the text is no definition, with the line and a caret
   */
  public CEnum(String text) {
    this(text, null);
  }

  /**
   * Reads a definition whose expressions use names of other definitions.
   *
   * @throws CTextException if the text is no definition, with the line and a caret
   */
  public CEnum(String text, CDefine known) {
    Tokens tokens = Tokens.withoutDirectives(text);
    tokens.acceptName("typedef");
    tokens.acceptName("enum");
    Annotations.skip(tokens);
    boolean tagged = tokens.peek().isName() && tokens.peek(1).is("{");
    this.tag = tagged ? tokens.take().text() : "";
    boolean braces = tokens.peek().is("{");
    this.constants =
        new NamedConstants(
            "enumerator", body(tokens, known == null ? NameLookup.NONE : known.names()));
    if (braces) {
      rest(tokens);
    }
    if (!tokens.atEnd()) {
      throw tokens.error(tokens.peek(), "',' or the end of the enum is expected here");
    }
  }

  /** The enumerators that come next, in braces or up to the end. */
  static Map<String, Long> body(Tokens tokens, NameLookup known) {
    Token open = tokens.peek();
    boolean braces = tokens.accept("{");
    Map<String, CNumber> values = new LinkedHashMap<>();
    NameLookup names = NamedConstants.names(values, known);
    CNumber next = CNumber.ZERO;
    while (!tokens.peek().is("}") && !tokens.atEnd()) {
      next = enumerator(tokens, values, names, next);
      if (!tokens.accept(",")) {
        break;
      }
    }
    close(tokens, braces, open);
    Map<String, Long> plain = new LinkedHashMap<>();
    values.forEach((name, value) -> plain.put(name, value.value()));
    return plain;
  }

  private static CNumber enumerator(
      Tokens tokens, Map<String, CNumber> values, NameLookup names, CNumber next) {
    Token name = tokens.expectName("an enumerator's name");
    Annotations.skip(tokens);
    CNumber value = tokens.accept("=") ? ConstantExpression.read(tokens, names) : next;
    // In C an enumerator that fits is an int, whatever the expression was.
    CNumber narrow = value.unsigned() && value.value() < 0 ? value : CNumber.of(value.value());
    if (values.put(name.text(), narrow) != null) {
      throw tokens.error(name, name.shown() + " stands here for the second time");
    }
    boolean last = narrow.value() == Integer.MAX_VALUE;
    return last ? CNumber.of(narrow.value() + 1) : narrow.apply("+", CNumber.ONE);
  }

  private static void close(Tokens tokens, boolean braces, Token open) {
    if (!braces) {
      return;
    }
    if (tokens.atEnd()) {
      throw tokens.error(open, "this '{' is never closed");
    }
    if (!tokens.accept("}")) {
      throw tokens.error(tokens.peek(), "',' or '}' is expected here");
    }
  }

  // The typedef's name or a variable's, attributes, the semicolon.
  private static void rest(Tokens tokens) {
    Annotations.skip(tokens);
    if (tokens.peek().isName()) {
      tokens.take();
    }
    Annotations.skip(tokens);
    tokens.accept(";");
  }

  /** The C tag, or an empty text. */
  public String tag() {
    return tag;
  }

  /**
   * The value of an enumerator.
   *
   * @throws org.jkdump.target.TargetException if there is none with this name
   */
  public long getByName(String name) {
    return constants.value(name);
  }

  /** The first name of a value, or null. */
  public String getName(long value) {
    return constants.name(value);
  }

  /** All names in the order of the text. */
  public List<String> getAllNames() {
    return List.copyOf(asMap().keySet());
  }

  /** Names and values in the order of the text. */
  public Map<String, Long> asMap() {
    return constants.asMap();
  }

  /** Number of enumerators. */
  public int size() {
    return asMap().size();
  }

  /** The definition: {@code enum pid_type {PIDTYPE_PID = 0, PIDTYPE_TGID = 1}}. */
  @Override
  public String toString() {
    String head = tag.isEmpty() ? "enum " : "enum " + tag + " ";
    return head + asMap().toString().replace("=", " = ");
  }
}
