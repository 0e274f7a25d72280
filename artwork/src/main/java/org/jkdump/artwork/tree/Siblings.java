// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Children of one node in drawing order, and the position that the drawing has reached. */
final class Siblings {
  /**
   * One child, several equal leaves, or a note in place of the children left out.
   *
   * @param node null for a note
   * @param label null for the node's own label, which is read only if it is drawn
   * @param count number of nodes that the item stands for
   */
  record Item(TreeNode node, String label, int count) {
    Item more() {
      return new Item(node, label, count + 1);
    }

    String text() {
      if (label == null) {
        return node.label();
      }
      return count == 1 || node == null ? label : count + "*[" + label + "]";
    }
  }

  final Object parent;

  private final List<Item> items;
  private int next;

  Siblings(Object parent, List<TreeNode> nodes, TreeOptions options, String ellipsis) {
    this.parent = parent;
    this.items = cut(options.collapse() ? collapsed(nodes) : single(nodes), options, ellipsis);
  }

  boolean hasNext() {
    return next < items.size();
  }

  boolean atFirst() {
    return next == 0;
  }

  Item next() {
    return items.get(next++);
  }

  private static List<Item> single(List<TreeNode> nodes) {
    return nodes.stream().map(node -> new Item(node, null, 1)).toList();
  }

  private static List<Item> collapsed(List<TreeNode> nodes) {
    Map<Object, Item> items = new LinkedHashMap<>();
    for (TreeNode node : nodes) {
      Item item = new Item(node, node.label(), 1);
      boolean alike = node.isLeaf() && item.label().indexOf('\n') < 0;
      items.merge(alike ? item.label() : new Object(), item, (old, same) -> old.more());
    }
    return new ArrayList<>(items.values());
  }

  private static List<Item> cut(List<Item> items, TreeOptions options, String ellipsis) {
    if (items.size() <= options.maxChildren()) {
      return items;
    }
    List<Item> kept = new ArrayList<>(items.subList(0, options.maxChildren()));
    int more =
        items.subList(options.maxChildren(), items.size()).stream().mapToInt(Item::count).sum();
    kept.add(new Item(null, ellipsis + " " + more + " more", more));
    return kept;
  }
}
