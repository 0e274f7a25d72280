// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork.tree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jkdump.artwork.SafeText;

/** Node that a caller added to a tree. */
final class LabelNode implements TreeNode {
  private final String label;
  private final List<TreeNode> children = new ArrayList<>();

  LabelNode(Object label) {
    this.label = SafeText.of(label);
  }

  void add(TreeNode child) {
    children.add(child);
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public List<TreeNode> children() {
    return Collections.unmodifiableList(children);
  }

  @Override
  public Object key() {
    return this;
  }
}
