// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

import java.util.List;

/** Makes texts safe to draw, and cuts and wraps them. */
public final class SafeText {
  private static final int TAB = 8;

  private SafeText() {}

  public static String of(Object value) {
    return value == null ? "" : String.valueOf(value);
  }

  /**
   * Makes a text one harmless line. Control characters become {@code \n}, {@code \t}, {@code \x1b};
   * bidirectional controls and lone surrogates become {@code \}{@code u202e}. Colours (SGR
   * sequences) stay and are switched off at the end.
   */
  public static String escape(String text) {
    return new Escaper().escape(text);
  }

  /**
   * Splits a text at its line ends into harmless lines. Tabs become blanks up to the next multiple
   * of 8 columns. The rest is escaped as by {@link #escape}. Newlines at the end are dropped.
   *
   * @return at least one line
   */
  public static List<String> lines(String text) {
    Escaper escaper = new Escaper();
    List<String> lines =
        withoutNewlinesAtEnd(text).lines().map(line -> escaper.escape(expandTabs(line))).toList();
    return lines.isEmpty() ? List.of("") : lines;
  }

  private static String withoutNewlinesAtEnd(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(0, end);
  }

  private static String expandTabs(String line) {
    if (line.indexOf('\t') < 0) {
      return line;
    }
    StringBuilder out = new StringBuilder();
    for (String part : line.split("(?<=\t)")) {
      boolean tab = part.endsWith("\t");
      out.append(tab ? part.substring(0, part.length() - 1) : part);
      out.append(" ".repeat(tab ? TAB - DisplayWidth.of(out.toString()) % TAB : 0));
    }
    return out.toString();
  }

  /** Returns the text without ANSI escape sequences. */
  public static String plain(String text) {
    StringBuilder out = new StringBuilder();
    for (Glyph token : Glyph.listOf(text)) {
      out.append(
          token.text().length() > 1 && token.text().charAt(0) == Sgr.ESC ? "" : token.text());
    }
    return out.toString();
  }

  /** Cuts a line to {@code width} columns; the preferred style's ellipsis marks the cut. */
  public static String ellipsis(String line, int width) {
    return ellipsis(line, width, Style.preferred().ellipsis());
  }

  /**
   * Cuts a line to a display width.
   *
   * @param width the most columns that the result may take
   * @param mark stands for the cut part; cut itself if {@code width} is smaller
   */
  public static String ellipsis(String line, int width, String mark) {
    // No character takes more than two columns.
    if (line.length() <= width / 2 || DisplayWidth.of(line) <= width) {
      return line;
    }
    int room = width - DisplayWidth.of(mark);
    return room < 0 ? head(mark, width) : head(line, room, mark);
  }

  private static String head(String line, int width) {
    return head(line, Math.max(0, width), "");
  }

  private static String head(String line, int room, String mark) {
    if (DisplayWidth.isPlain(line)) {
      return line.substring(0, Math.min(room, line.length())) + mark;
    }
    StringBuilder out = new StringBuilder();
    Sgr sgr = new Sgr();
    for (Glyph token : Glyph.listOf(line)) {
      room -= token.width();
      if (room < 0) {
        break;
      }
      sgr.see(token.text());
      out.append(token.text());
    }
    return out.append(mark).append(sgr.close()).toString();
  }

  /**
   * Breaks a text into lines of at most {@code width} columns, at blanks if there are any.
   *
   * @return at least one line; a character wider than {@code width} stands alone
   */
  public static List<String> wrap(String text, int width) {
    return lines(text).stream().flatMap(s -> new Wrapper(width).wrap(s).stream()).toList();
  }
}
