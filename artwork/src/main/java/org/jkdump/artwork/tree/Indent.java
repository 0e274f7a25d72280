// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * Text in front of a tree's label: one segment for each level above the label. If the text would be
 * too wide, an ellipsis and a number replace the outermost levels, so that the cost of a line does
 * not grow with its depth.
 */
final class Indent {
  private final int limit;
  private final String ellipsis;
  private final List<String> segments = new ArrayList<>();
  private long width;

  /**
   * Creates the indentation of the root.
   *
   * @param limit in columns, for the segments that are shown
   */
  Indent(int limit, String ellipsis) {
    this.limit = limit;
    this.ellipsis = ellipsis;
  }

  /** Goes back to a level: drops the segments of deeper levels. */
  void truncate(int levels) {
    while (segments.size() > levels) {
      width -= segments.remove(segments.size() - 1).length();
    }
  }

  /** Adds the segment of a level; each of its characters is one column wide. */
  void push(String segment) {
    segments.add(segment);
    width += segment.length();
  }

  String text() {
    int from = width <= limit ? 0 : firstShown();
    String rest = String.join("", segments.subList(from, segments.size()));
    return from == 0 ? rest : ellipsis + from + " " + rest;
  }

  private int firstShown() {
    int from = segments.size();
    for (int room = limit; from > 0 && room >= segments.get(from - 1).length(); from--) {
      room -= segments.get(from - 1).length();
    }
    return from;
  }
}
