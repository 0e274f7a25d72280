// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

import java.util.ArrayList;
import java.util.List;

/**
 * Box whose measures are known.
 *
 * @param width of the contents, without padding and borders, in columns
 * @param padding blanks left and right of the contents
 */
record BoxLayout(String title, Align titleAlign, Block header, Block body, int width, int padding) {
  List<String> lines(Style glyphs) {
    int inner = width + 2 * padding;
    List<String> lines = new ArrayList<>();
    lines.add(
        title.isEmpty()
            ? glyphs.top().draw(List.of(inner))
            : glyphs.top().draw(inner, " " + title + " ", titleAlign));
    if (!header.lines().isEmpty()) {
      header.lines().forEach(s -> lines.add(row(s, glyphs)));
      lines.add(glyphs.middle().draw(List.of(inner)));
    }
    body.lines().forEach(s -> lines.add(row(s, glyphs)));
    lines.add(glyphs.bottom().draw(List.of(inner)));
    return lines;
  }

  private String row(String text, Style glyphs) {
    String side = " ".repeat(padding);
    return glyphs.vertical() + side + Align.LEFT.pad(text, width) + side + glyphs.vertical();
  }
}
