// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.jkdump.artwork.Style;
import org.junit.jupiter.api.Test;

class DeepTreeTest {
  private static final int DEPTH = 100_000;

  private static Tree chain() {
    return Tree.from(0, n -> n < DEPTH ? List.of(n + 1) : List.of(), n -> n);
  }

  @Test
  void aHundredThousandLevelsAreDrawn() {
    List<String> lines = chain().maxIndent(20).draw(Style.UNICODE).lines().toList();
    assertEquals(DEPTH + 1, lines.size());
    assertEquals("…99994                     └── 100000", lines.get(DEPTH));
  }

  @Test
  void aHundredThousandLevelsAreGlued() {
    String line = chain().draw(Style.COMPACT);
    assertTrue(line.endsWith("---99999---100000"));
  }

  @Test
  void deepCombIsBounded() {
    Tree comb =
        Tree.from(0, n -> n % 2 == 0 && n < DEPTH / 5 ? List.of(n + 2, n + 1) : List.of(), n -> n);
    assertTrue(comb.draw(Style.ASCII).lines().allMatch(s -> s.length() < 250));
    assertTrue(comb.compact().draw(Style.ASCII).lines().skip(1).allMatch(s -> s.length() < 250));
  }

  @Test
  void deepTreeOfLabelsIsDrawn() {
    Tree root = Tree.of(0);
    Tree node = root;
    for (int i = 1; i <= DEPTH; i++) {
      node = node.branch(i);
    }
    assertEquals(DEPTH + 1, root.maxWidth(40).boxed().draw(Style.ASCII).lines().count() / 3);
  }

  @Test
  void sharedPartsDoNotMultiply() {
    Tree diamonds = Tree.from(0, n -> n < 200 ? List.of(n + 1, n + 1) : List.of(), n -> n);
    assertTrue(diamonds.draw(Style.ASCII).lines().count() < 500);
  }

  @Test
  void endlessDataCanBeInterrupted() {
    Thread.currentThread().interrupt();
    Tree endless = Tree.from(0L, n -> List.of(n + 1), n -> n);
    assertThrows(CancellationException.class, endless::toString);
  }
}
