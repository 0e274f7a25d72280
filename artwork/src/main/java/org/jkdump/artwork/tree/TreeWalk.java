// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork.tree;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jkdump.artwork.Interruption;

/**
 * Walks a tree in the order of drawing and reads children only when it reaches them. Its stack lies
 * on the heap, so depth can't overflow the thread's stack. It shows no node's children twice, so
 * data with cycles or shared parts ends.
 */
final class TreeWalk implements Iterator<TreeEntry> {
  private final TreeOptions options;
  private final String ellipsis;
  private final Deque<Siblings> levels = new ArrayDeque<>();
  private final Set<Object> path = new HashSet<>();
  private final Set<Object> expanded = new HashSet<>();

  TreeWalk(TreeNode root, TreeOptions options, String ellipsis) {
    this.options = options;
    this.ellipsis = ellipsis;
    levels.push(new Siblings(null, List.of(root), TreeOptions.DEFAULT, ellipsis));
  }

  @Override
  public boolean hasNext() {
    while (!levels.isEmpty() && !levels.peek().hasNext()) {
      path.remove(levels.pop().parent);
    }
    return !levels.isEmpty();
  }

  @Override
  public TreeEntry next() {
    Interruption.check();
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Siblings siblings = levels.peek();
    int depth = levels.size() - 1;
    boolean first = siblings.atFirst();
    Siblings.Item item = siblings.next();
    String remark = item.node() == null ? "" : enter(item.node(), depth);
    boolean open = levels.peek() != siblings;
    return new TreeEntry(depth, item.text() + remark, first, !siblings.hasNext(), open);
  }

  /** Makes a node's children come next, or returns the remark why they do not. */
  private String enter(TreeNode node, int depth) {
    Object key = node.key();
    if (path.contains(key)) {
      return " [cycle]";
    }
    if (expanded.contains(key) && !options.expandRepeated()) {
      return " [repeated]";
    }
    if (node.isLeaf()) {
      return "";
    }
    return depth < options.maxDepth() ? push(node, key) : " " + ellipsis;
  }

  private String push(TreeNode node, Object key) {
    path.add(key);
    expanded.add(key);
    levels.push(new Siblings(key, node.children(), options, ellipsis));
    return "";
  }
}
