// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork.tree;

import java.util.List;

/** A node of a tree as it is found while the tree is drawn. */
interface TreeNode {
  /** Returns the text, one or more lines, not yet escaped. */
  String label();

  List<TreeNode> children();

  /** Returns what tells whether two nodes are the same: equal keys mean the same node. */
  Object key();

  default boolean isLeaf() {
    return children().isEmpty();
  }
}
