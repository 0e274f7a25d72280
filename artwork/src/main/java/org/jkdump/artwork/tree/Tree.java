// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork.tree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jkdump.artwork.Drawing;
import org.jkdump.artwork.SafeText;
import org.jkdump.artwork.Style;

/**
 * Tree of labels, put together by hand or read from data while it is drawn. Labels may have several
 * lines. A node met again below itself is marked {@code [cycle]}; a node whose children were drawn
 * before is marked {@code [repeated]}. The children of neither are drawn, so the drawing ends for
 * any data with finitely many nodes. Depth is unlimited: from {@link #maxIndent} on, lines begin
 * with the number of levels left out, as in {@code …97 │ └── label}.
 */
public final class Tree implements Drawing {
  private final TreeNode root;
  private TreeOptions options = TreeOptions.DEFAULT;

  private Tree(TreeNode root) {
    this.root = root;
  }

  /** Begins a tree of labels with its root. */
  public static Tree of(Object label) {
    return new Tree(new LabelNode(label));
  }

  /**
   * Returns a tree that reads data when it is drawn. Equal values are the same node.
   *
   * @param children gives a value's children, none for an empty or null result
   * @param label gives a value's text
   */
  public static <T> Tree from(
      T root,
      Function<? super T, ? extends Iterable<? extends T>> children,
      Function<? super T, ?> label) {
    return from(root, children, label, value -> value);
  }

  /**
   * Returns a tree that reads data when it is drawn.
   *
   * @param children gives a value's children, none for an empty or null result
   * @param label gives a value's text
   * @param key values with equal keys are the same node, for instance an address
   */
  public static <T> Tree from(
      T root,
      Function<? super T, ? extends Iterable<? extends T>> children,
      Function<? super T, ?> label,
      Function<? super T, ?> key) {
    return new Tree(new DataNode<T>(root, new DataNode.Reader<>(children, label, key)));
  }

  /**
   * Adds a child to the root and returns this tree.
   *
   * @param child a tree, whose own options are ignored, or a label
   * @throws IllegalStateException if this tree is read from data
   */
  public Tree add(Object child) {
    labels().add(child instanceof Tree tree ? tree.root : new LabelNode(child));
    return this;
  }

  /**
   * Adds a child to the root and returns the child, to add to it.
   *
   * @throws IllegalStateException if this tree is read from data
   */
  public Tree branch(Object label) {
    Tree child = of(label);
    add(child);
    return child;
  }

  private LabelNode labels() {
    if (root instanceof LabelNode node) {
      return node;
    }
    throw new IllegalStateException(
        "this tree is read from data; add it to a Tree.of(label) to put something beside it");
  }

  /**
   * Sets the glyphs; the surrounding style is not used then. {@link Style#COMPACT} sets the shape
   * too.
   */
  public Tree style(Style style) {
    return with(options.withStyle(style));
  }

  /** Draws each node as a box that hangs from its parent's. */
  public Tree boxed() {
    return with(options.withShape(TreeOptions.Shape.BOXES));
  }

  /** Lets the tree grow to the right, as pstree does; several lines of a label become one. */
  public Tree compact() {
    return with(options.withShape(TreeOptions.Shape.GLUED));
  }

  /** Sets how many levels under the root are drawn; an ellipsis marks nodes with more. */
  public Tree maxDepth(int levels) {
    return with(options.withMaxDepth(levels));
  }

  /**
   * Sets how many children of a node are drawn; a last line gives the number of the others: "… 123
   * more".
   */
  public Tree maxChildren(int count) {
    return with(options.withMaxChildren(count));
  }

  /** Sets the maximum width of the text in front of a label, in columns; 200 by default. */
  public Tree maxIndent(int columns) {
    return with(options.withMaxIndent(columns));
  }

  /** Sets the maximum width of a line, in columns; longer lines end in an ellipsis. */
  public Tree maxWidth(int columns) {
    return with(options.withWidth(columns));
  }

  /** Draws leaves of one parent with the same one-line label as one: {@code 3*[kworker]}. */
  public Tree collapse() {
    return with(options.withCollapse());
  }

  /** Draws the children of a node each time the node is met, except below itself. */
  public Tree expandRepeated() {
    return with(options.withExpandRepeated());
  }

  private Tree with(TreeOptions changed) {
    options = changed;
    return this;
  }

  /**
   * Writes the tree while it is read, each line with a newline, in the preferred style.
   *
   * @param out for instance {@code System.out}
   * @throws IOException if {@code out} fails
   */
  public void appendTo(Appendable out) throws IOException {
    appendTo(out, Style.preferred());
  }

  /**
   * Writes the tree while it is read, each line with a newline.
   *
   * @param surrounding the glyphs to use if the tree has no style of its own
   * @throws IOException if {@code out} fails
   */
  public void appendTo(Appendable out, Style surrounding) throws IOException {
    print(surrounding, line -> out.append(line).append('\n'));
  }

  @Override
  public String draw(Style surrounding) {
    StringJoiner lines = new StringJoiner("\n");
    try {
      print(surrounding, lines::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines.toString();
  }

  private void print(Style surrounding, LineSink out) throws IOException {
    Style glyphs = options.style() == null ? surrounding : options.style();
    TreeWalk walk = new TreeWalk(root, options, glyphs.ellipsis());
    TreePrinter.of(glyphs, options)
        .print(
            walk,
            line ->
                out.line(
                    SafeText.ellipsis(line.stripTrailing(), options.width(), glyphs.ellipsis())));
  }

  @Override
  public String toString() {
    return draw(Style.preferred());
  }
}
