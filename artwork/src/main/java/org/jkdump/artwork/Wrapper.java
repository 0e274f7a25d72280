// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

import java.util.ArrayList;
import java.util.List;

/** Breaks one line at blanks, and a word that is wider than a line at any character. */
final class Wrapper {
  private final int limit;
  private final Sgr sgr = new Sgr();
  private final List<String> lines = new ArrayList<>();
  private List<Glyph> line = new ArrayList<>();
  private int width;

  Wrapper(int limit) {
    this.limit = Math.max(1, limit);
  }

  List<String> wrap(String text) {
    Glyph.listOf(text).forEach(this::add);
    emit(line);
    return List.copyOf(lines);
  }

  private void add(Glyph token) {
    boolean full = isFullFor(token);
    if (full) {
      flush(token.isBlank());
    }
    if (isFullFor(token)) {
      flush(true);
    }
    if (!(full && token.isBlank())) {
      line.add(token);
      width += token.width();
    }
  }

  private boolean isFullFor(Glyph token) {
    return width > 0 && width + token.width() > limit;
  }

  private void flush(boolean wordEnded) {
    int cut = wordEnded ? line.size() : afterLastBlank();
    emit(line.subList(0, cut));
    line = new ArrayList<>(line.subList(cut, line.size()));
    width = line.stream().mapToInt(Glyph::width).sum();
  }

  /**
   * Returns the index after the last blank that follows a word; the line's size if there is none.
   */
  private int afterLastBlank() {
    for (int i = line.size() - 1; i > 0; i--) {
      if (line.get(i).isBlank() && !line.stream().limit(i).allMatch(Glyph::isBlank)) {
        return i + 1;
      }
    }
    return line.size();
  }

  private void emit(List<Glyph> tokens) {
    StringBuilder out = new StringBuilder(sgr.resume());
    for (Glyph token : tokens) {
      sgr.see(token.text());
      out.append(token.text());
    }
    lines.add(out.toString().stripTrailing() + sgr.close());
  }
}
