// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork.tree;

import java.util.ArrayList;
import java.util.List;
import org.jkdump.artwork.Box;
import org.jkdump.artwork.Style;

/** Boxes that hang from each other, as PyKdump's {@code BoxContainer} draws them. */
final class BoxTreePrinter extends LineTreePrinter {
  /** Column of the lower border at which the line to the children begins. */
  private static final int STEM = 2;

  BoxTreePrinter(Style glyphs, TreeOptions options) {
    super(glyphs, options, branches(glyphs));
  }

  private static Branches branches(Style s) {
    return new Branches(
        "  " + s.branch() + s.horizontal(),
        "  " + s.lastBranch() + s.horizontal(),
        "  " + s.vertical() + " ",
        "    ");
  }

  @Override
  List<String> label(TreeEntry entry) {
    List<String> box = new ArrayList<>(Box.of(entry.label()).draw(glyphs).lines().toList());
    if (entry.depth() > 0) {
      box.set(joint(box), glyphs.middle().right() + box.get(joint(box)).substring(1));
    }
    if (entry.open()) {
      box.set(box.size() - 1, withStem(box.get(box.size() - 1)));
    }
    return box;
  }

  private String withStem(String border) {
    return border.substring(0, STEM) + glyphs.top().cross() + border.substring(STEM + 1);
  }

  @Override
  int joint(List<String> label) {
    return label.size() / 2;
  }
}
