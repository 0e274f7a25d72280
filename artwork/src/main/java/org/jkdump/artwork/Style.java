// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Set of glyphs that lines are drawn with. No style is global: pass one, or let the terminal
 * decide.
 */
public enum Style {
  UNICODE("─│", "┌┬┐", "├┼┤", "└┴┘", "├└", "…"),
  ROUNDED("─│", "╭┬╮", "├┼┤", "╰┴╯", "├╰", "…"),
  HEAVY("━┃", "┏┳┓", "┣╋┫", "┗┻┛", "┣┗", "…"),
  DOUBLE("═║", "╔╦╗", "╠╬╣", "╚╩╝", "╠╚", "…"),
  ASCII("-|", "+++", "+++", "+++", "|`", "..."),
  /** ASCII glyphs, and trees grow to the right as pstree draws them: {@code init-+-a-+-b}. */
  COMPACT("-|", "+++", "+++", "+++", "|`", "...");

  private static final List<String> ENCODING_PROPERTIES =
      List.of("stdout.encoding", "sun.stdout.encoding", "native.encoding");

  private final String line;
  private final String tree;
  private final String ellipsis;
  private final Rule top;
  private final Rule middle;
  private final Rule bottom;

  Style(String line, String top, String middle, String bottom, String tree, String ellipsis) {
    this.line = line;
    this.tree = tree;
    this.ellipsis = ellipsis;
    this.top = Rule.of(line.substring(0, 1), top);
    this.middle = Rule.of(line.substring(0, 1), middle);
    this.bottom = Rule.of(line.substring(0, 1), bottom);
  }

  /** Returns {@link #UNICODE} if the charset can write its glyphs, else {@link #ASCII}. */
  public static Style forCharset(Charset charset) {
    return UNICODE.in(charset);
  }

  /** Returns the style for this process's standard output. */
  public static Style preferred() {
    return preferred(System::getProperty);
  }

  /**
   * Returns the style for the output that the properties describe. The first charset named by
   * {@code stdout.encoding}, {@code sun.stdout.encoding} or {@code native.encoding} decides; if
   * none is named, the JVM's default charset does.
   *
   * @param properties maps a property's name to its value, or to null
   */
  public static Style preferred(UnaryOperator<String> properties) {
    return forCharset(charset(properties));
  }

  /** Returns the charset of standard output, by the properties in which Java keeps its name. */
  public static Charset charset(UnaryOperator<String> properties) {
    return ENCODING_PROPERTIES.stream()
        .map(properties)
        .filter(Objects::nonNull)
        .filter(Style::isCharset)
        .findFirst()
        .map(Charset::forName)
        .orElseGet(Charset::defaultCharset);
  }

  private static boolean isCharset(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Returns this style if the charset can write its glyphs, else {@link #ASCII}. */
  public Style in(Charset charset) {
    boolean fits = charset.canEncode() && charset.newEncoder().canEncode(glyphs());
    return fits ? this : ASCII;
  }

  private String glyphs() {
    return line + tree + ellipsis + top.all() + middle.all() + bottom.all();
  }

  /** Returns the mark that stands for cut text. */
  public String ellipsis() {
    return ellipsis;
  }

  public String horizontal() {
    return line.substring(0, 1);
  }

  public String vertical() {
    return line.substring(1);
  }

  /** Returns the glyph in front of a tree node that has a sibling below it. */
  public String branch() {
    return tree.substring(0, 1);
  }

  /** Returns the glyph in front of the last of its siblings. */
  public String lastBranch() {
    return tree.substring(1);
  }

  public Rule top() {
    return top;
  }

  public Rule middle() {
    return middle;
  }

  Rule bottom() {
    return bottom;
  }
}
