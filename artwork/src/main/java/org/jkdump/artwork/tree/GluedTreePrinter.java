// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork.tree;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jkdump.artwork.DisplayWidth;
import org.jkdump.artwork.SafeText;
import org.jkdump.artwork.Style;

/**
 * Prints a tree as pstree does: a first child stands in its parent's line, {@code init-+-a-+-b}.
 */
final class GluedTreePrinter extends TreePrinter {
  private final StringBuilder line = new StringBuilder();

  /** Display widths of the labels from the root to the last one drawn. */
  private final List<Integer> labels = new ArrayList<>();

  GluedTreePrinter(Style glyphs, TreeOptions options) {
    super(glyphs, options);
  }

  @Override
  void print(Iterator<TreeEntry> entries, LineSink out) throws IOException {
    super.print(entries, out);
    out.line(line.toString());
  }

  @Override
  void entry(TreeEntry entry, LineSink out) throws IOException {
    String underParent = underParent(entry);
    indent.truncate(Math.max(0, entry.depth() - 1));
    if (!entry.first()) {
      out.line(line.toString());
      line.setLength(0);
      line.append(indent.text()).append(underParent);
    }
    String label = String.join(" ", SafeText.lines(entry.label()));
    line.append(connector(entry)).append(label);
    labels.add(DisplayWidth.of(label));
    if (entry.depth() > 0) {
      indent.push(underParent + (entry.last() ? "   " : " " + glyphs.vertical() + " "));
    }
  }

  /** Returns blanks as wide as the parent's label, and forgets the labels of finished branches. */
  private String underParent(TreeEntry entry) {
    labels.subList(entry.depth(), labels.size()).clear();
    return entry.depth() == 0 ? "" : " ".repeat(labels.get(entry.depth() - 1));
  }

  private String connector(TreeEntry entry) {
    if (entry.depth() == 0) {
      return "";
    }
    String dash = glyphs.horizontal();
    if (entry.first()) {
      return dash + (entry.last() ? dash : glyphs.top().cross()) + dash;
    }
    return " " + (entry.last() ? glyphs.lastBranch() : glyphs.branch()) + dash;
  }
}
