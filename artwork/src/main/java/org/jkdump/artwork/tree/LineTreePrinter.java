// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork.tree;

import java.io.IOException;
import java.util.List;
import org.jkdump.artwork.SafeText;
import org.jkdump.artwork.Style;

/** Prints the usual tree: one node a line, each with a branch to its parent's line. */
class LineTreePrinter extends TreePrinter {
  /** Pieces of a branch, each four columns wide. */
  record Branches(String middle, String last, String through, String none) {}

  private final Branches branches;

  LineTreePrinter(Style glyphs, TreeOptions options) {
    this(glyphs, options, branches(glyphs));
  }

  LineTreePrinter(Style glyphs, TreeOptions options, Branches branches) {
    super(glyphs, options);
    this.branches = branches;
  }

  private static Branches branches(Style s) {
    String line = s.horizontal().repeat(2) + " ";
    return new Branches(s.branch() + line, s.lastBranch() + line, s.vertical() + "   ", "    ");
  }

  @Override
  void entry(TreeEntry entry, LineSink out) throws IOException {
    indent.truncate(Math.max(0, entry.depth() - 1));
    String before = indent.text();
    List<String> label = label(entry);
    for (int i = 0; i < label.size(); i++) {
      out.line(before + connector(entry, i - joint(label)) + label.get(i));
    }
    if (entry.depth() > 0) {
      indent.push(entry.last() ? branches.none() : branches.through());
    }
  }

  /** Returns the finished lines of an entry's label. */
  List<String> label(TreeEntry entry) {
    return SafeText.lines(entry.label());
  }

  /** Returns the index of the label's line that the branch leads to. */
  int joint(List<String> label) {
    return 0;
  }

  private String connector(TreeEntry entry, int belowJoint) {
    if (entry.depth() == 0) {
      return "";
    }
    if (belowJoint == 0) {
      return entry.last() ? branches.last() : branches.middle();
    }
    return entry.last() && belowJoint > 0 ? branches.none() : branches.through();
  }
}
