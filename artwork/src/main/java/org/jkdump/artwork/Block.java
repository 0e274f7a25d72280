// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rectangle of finished text. Every drawing is made of blocks.
 *
 * @param lines safe to print, see {@link SafeText#lines}
 * @param width display width of the widest line, in columns
 */
record Block(List<String> lines, int width) {
  static Block of(List<String> lines) {
    int width = lines.stream().mapToInt(DisplayWidth::of).max().orElse(0);
    return new Block(List.copyOf(lines), width);
  }

  /** Returns the block of a drawing or of any object's text; null is empty text. */
  static Block of(Object content, Style style) {
    return of(SafeText.lines(content instanceof Drawing d ? d.draw(style) : SafeText.of(content)));
  }

  /**
   * Like {@link #of(Object, Style)}, but at most {@code limit} columns wide: text wraps, drawings
   * are cut.
   */
  static Block of(Object content, Style style, int limit) {
    Block whole = of(content, style);
    if (whole.width <= limit) {
      return whole;
    }
    return of(
        content instanceof Drawing
            ? whole.lines.stream().map(s -> SafeText.ellipsis(s, limit, style.ellipsis())).toList()
            : whole.lines.stream().flatMap(s -> SafeText.wrap(s, limit).stream()).toList());
  }

  /** Returns line {@code i} padded to the block's width; blanks below the last line. */
  String row(int i) {
    return Align.LEFT.pad(i < lines.size() ? lines.get(i) : "", width);
  }

  /** Returns the contents given to a varargs method; a bare null counts as one null. */
  static List<Object> list(Object... contents) {
    return new ArrayList<>(Arrays.asList(contents == null ? new Object[] {null} : contents));
  }

  static String join(List<String> lines) {
    return lines.stream().map(String::stripTrailing).collect(Collectors.joining("\n"));
  }
}
