// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jkdump.artwork.Interruption;
import org.jkdump.artwork.SafeText;

/** Node made from data of any kind. It asks for its children once, when they are needed. */
final class DataNode<T> implements TreeNode {
  /** Functions that read the data of one tree. Nodes of two trees are never the same node. */
  record Reader<T>(
      Function<? super T, ? extends Iterable<? extends T>> children,
      Function<? super T, ?> label,
      Function<? super T, ?> key) {}

  private record Key(Reader<?> reader, Object key) {}

  private final T value;
  private final Reader<T> reader;
  private List<TreeNode> children;

  DataNode(T value, Reader<T> reader) {
    this.value = value;
    this.reader = reader;
  }

  @Override
  public String label() {
    return value == null ? "null" : SafeText.of(reader.label().apply(value));
  }

  @Override
  public List<TreeNode> children() {
    if (children == null) {
      children = value == null ? List.of() : read();
    }
    return children;
  }

  private List<TreeNode> read() {
    List<TreeNode> nodes = new ArrayList<>();
    Iterable<? extends T> values = reader.children().apply(value);
    if (values != null) {
      values.forEach(v -> add(v, nodes));
    }
    return nodes;
  }

  private void add(T child, List<TreeNode> nodes) {
    Interruption.check();
    nodes.add(new DataNode<>(child, reader));
  }

  @Override
  public Object key() {
    return new Key(reader, value == null ? null : reader.key().apply(value));
  }
}
