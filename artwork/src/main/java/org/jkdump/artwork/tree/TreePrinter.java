// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork.tree;

import java.io.IOException;
import java.util.Iterator;
import org.jkdump.artwork.Style;

/** Turns a tree's entries into lines; holds at most one line at a time. */
abstract class TreePrinter {
  final Style glyphs;
  final Indent indent;

  TreePrinter(Style glyphs, TreeOptions options) {
    this.glyphs = glyphs;
    this.indent = new Indent(options.indentLimit(), glyphs.ellipsis());
  }

  static TreePrinter of(Style glyphs, TreeOptions options) {
    if (glyphs == Style.COMPACT) {
      return new GluedTreePrinter(glyphs, options);
    }
    return switch (options.shape()) {
      case LINES -> new LineTreePrinter(glyphs, options);
      case BOXES -> new BoxTreePrinter(glyphs, options);
      case GLUED -> new GluedTreePrinter(glyphs, options);
    };
  }

  void print(Iterator<TreeEntry> entries, LineSink out) throws IOException {
    while (entries.hasNext()) {
      entry(entries.next(), out);
    }
  }

  abstract void entry(TreeEntry entry, LineSink out) throws IOException;
}
