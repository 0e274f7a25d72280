// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork.tree;

import java.util.List;

/** Node of a tree, found while the tree is drawn. */
interface TreeNode {
  /** Returns the text, one or more lines, not yet escaped. */
  String label();

  List<TreeNode> children();

  /** Returns the identity of the node: nodes with equal keys are the same node. */
  Object key();

  default boolean isLeaf() {
    return children().isEmpty();
  }
}
