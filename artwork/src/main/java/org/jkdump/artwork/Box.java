// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Frame around texts and drawings, one under the other. It covers PyKdump's {@code Box.TextBox}
 * (with a header part) and {@code EmbeddedFrames} (with a title in the border, contents separated
 * by an empty line). {@link org.jkdump.artwork.tree.Tree#boxed} draws boxes that hang from each
 * other ({@code BoxContainer}). A box keeps its contents by reference and reads them when it is
 * drawn.
 */
public final class Box implements Drawing {
  private final List<Object> contents;
  private String title = "";
  private Align titleAlign = Align.CENTER;
  private String header = "";
  private int gap = 1;
  private int sidePadding = 1;
  private int rowPadding;
  private int minWidth;
  private int maxWidth = Integer.MAX_VALUE;
  private Style style;

  private Box(List<Object> contents) {
    this.contents = contents;
  }

  /** Begins a box with contents from top to bottom; each a {@link Drawing} or text. */
  public static Box of(Object... contents) {
    return new Box(Block.list(contents));
  }

  /** Adds a text or a drawing below the others. */
  public Box add(Object content) {
    contents.add(content);
    return this;
  }

  /** Sets the text in the upper border. */
  public Box title(String text) {
    title = SafeText.escape(text);
    return this;
  }

  /** Sets the alignment of the title; centered by default. */
  public Box titleAlign(Align align) {
    titleAlign = align;
    return this;
  }

  /** Sets the text above the contents, separated from them by a line. */
  public Box header(String text) {
    header = text;
    return this;
  }

  /** Sets the number of empty lines between contents; 1 by default. */
  public Box gap(int lines) {
    gap = lines;
    return this;
  }

  /** Sets the blanks left and right of the contents; 1 by default. */
  public Box padding(int blanks) {
    return padding(0, blanks);
  }

  /** Sets the empty lines above and below the contents and the blanks left and right of them. */
  public Box padding(int lines, int blanks) {
    rowPadding = lines;
    sidePadding = blanks;
    return this;
  }

  /** Sets the minimum display width, borders included. */
  public Box minWidth(int width) {
    minWidth = width;
    return this;
  }

  /**
   * Sets the maximum display width in columns, borders included: text wraps, drawings inside are
   * cut. A box always has its borders, its padding and one column.
   */
  public Box maxWidth(int width) {
    maxWidth = width;
    return this;
  }

  /** Sets the glyphs; the surrounding style is not used then. */
  public Box style(Style style) {
    this.style = style;
    return this;
  }

  @Override
  public String draw(Style surrounding) {
    Style glyphs = style == null ? surrounding : style;
    return Block.join(layout(glyphs).lines(glyphs));
  }

  private BoxLayout layout(Style glyphs) {
    int limit = Math.max(1, maxWidth - borders());
    Block head = header.isEmpty() ? Block.of(List.of()) : Block.of(header, glyphs, limit);
    Block body = body(glyphs, limit);
    // A title has a blank and a piece of border on either side.
    int around = 4 - 2 * sidePadding;
    String caption = SafeText.ellipsis(title, limit - around, glyphs.ellipsis());
    int forTitle = title.isEmpty() ? 0 : DisplayWidth.of(caption) + around;
    int content = Math.max(Math.max(head.width(), body.width()), forTitle);
    return new BoxLayout(
        caption, titleAlign, head, body, Math.max(content, minWidth - borders()), sidePadding);
  }

  private int borders() {
    return 2 + 2 * sidePadding;
  }

  private Block body(Style glyphs, int limit) {
    List<String> lines = new ArrayList<>(blank(rowPadding));
    for (int i = 0; i < contents.size(); i++) {
      lines.addAll(blank(i == 0 ? 0 : gap));
      lines.addAll(Block.of(contents.get(i), glyphs, limit).lines());
    }
    lines.addAll(blank(rowPadding));
    return Block.of(lines);
  }

  private static List<String> blank(int lines) {
    return Collections.nCopies(lines, "");
  }

  @Override
  public String toString() {
    return draw(Style.preferred());
  }
}
