// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Texts and drawings next to each other, tops aligned. It covers PyKdump's {@code print2columns}
 * and frames side by side. The contents are kept by reference and read at each drawing: a content
 * that changes later is drawn changed, unlike a cell of {@link Table}, whose text is copied.
 */
public final class Columns implements Drawing {
  private final List<Object> contents;
  private String separator = "  ";
  private int columnWidth = Integer.MAX_VALUE;
  private Style style;

  private Columns(List<Object> contents) {
    this.contents = contents;
  }

  /**
   * Returns columns with these contents, left to right; each a {@link Drawing} or text; null is
   * empty.
   */
  public static Columns of(Object... contents) {
    return new Columns(Block.list(contents));
  }

  /** Adds a column at the right. */
  public Columns add(Object content) {
    contents.add(content);
    return this;
  }

  /** Sets the number of blanks between columns; 2 by default. */
  public Columns gap(int blanks) {
    return separator(" ".repeat(blanks));
  }

  /** Sets the text drawn between columns in every line. */
  public Columns separator(String text) {
    separator = SafeText.escape(text);
    return this;
  }

  /** Sets the maximum width of each column, in display columns: text wraps, drawings are cut. */
  public Columns columnWidth(int width) {
    columnWidth = width;
    return this;
  }

  /** Sets the glyphs of the drawings inside; the surrounding style is not used then. */
  public Columns style(Style style) {
    this.style = style;
    return this;
  }

  @Override
  public Columns beside(Object right) {
    return add(right);
  }

  @Override
  public String draw(Style surrounding) {
    Style glyphs = style == null ? surrounding : style;
    List<Block> blocks = contents.stream().map(c -> Block.of(c, glyphs, columnWidth)).toList();
    int height = blocks.stream().mapToInt(b -> b.lines().size()).max().orElse(0);
    return Block.join(IntStream.range(0, height).mapToObj(i -> row(blocks, i)).toList());
  }

  private String row(List<Block> blocks, int i) {
    return blocks.stream().map(b -> b.row(i)).collect(Collectors.joining(separator));
  }

  @Override
  public String toString() {
    return draw(Style.preferred());
  }
}
