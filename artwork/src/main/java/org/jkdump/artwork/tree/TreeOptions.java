// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork.tree;

import org.jkdump.artwork.Style;

/**
 * Options of a tree's drawing.
 *
 * @param style null for the surrounding style
 * @param maxDepth levels under the root
 * @param maxChildren of one node
 * @param maxIndent columns that the lines in front of a label may take
 * @param width columns that a whole line may take
 */
record TreeOptions(
    Style style,
    Shape shape,
    int maxDepth,
    int maxChildren,
    int maxIndent,
    int width,
    boolean collapse,
    boolean expandRepeated) {

  enum Shape {
    LINES,
    BOXES,
    GLUED
  }

  static final TreeOptions DEFAULT =
      new TreeOptions(
          null,
          Shape.LINES,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          200,
          Integer.MAX_VALUE,
          false,
          false);

  TreeOptions withStyle(Style to) {
    return new TreeOptions(
        to, shape, maxDepth, maxChildren, maxIndent, width, collapse, expandRepeated);
  }

  TreeOptions withShape(Shape to) {
    return new TreeOptions(
        style, to, maxDepth, maxChildren, maxIndent, width, collapse, expandRepeated);
  }

  TreeOptions withMaxDepth(int to) {
    return new TreeOptions(
        style, shape, Math.max(0, to), maxChildren, maxIndent, width, collapse, expandRepeated);
  }

  TreeOptions withMaxChildren(int to) {
    return new TreeOptions(
        style, shape, maxDepth, Math.max(0, to), maxIndent, width, collapse, expandRepeated);
  }

  TreeOptions withMaxIndent(int to) {
    return new TreeOptions(
        style, shape, maxDepth, maxChildren, Math.max(0, to), width, collapse, expandRepeated);
  }

  TreeOptions withWidth(int to) {
    return new TreeOptions(
        style, shape, maxDepth, maxChildren, maxIndent, Math.max(1, to), collapse, expandRepeated);
  }

  TreeOptions withCollapse() {
    return new TreeOptions(
        style, shape, maxDepth, maxChildren, maxIndent, width, true, expandRepeated);
  }

  TreeOptions withExpandRepeated() {
    return new TreeOptions(style, shape, maxDepth, maxChildren, maxIndent, width, collapse, true);
  }

  /** Returns the indentation that leaves half of a line for the label. */
  int indentLimit() {
    return Math.min(maxIndent, width / 2);
  }
}
