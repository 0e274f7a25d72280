// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jkdump.artwork.tree.Tree;
import org.junit.jupiter.api.Test;

class ColumnsTest {
  @Test
  void textsStandNextToEachOther() {
    assertEquals("a    1\nbcd  2\n     3", Columns.of("a\nbcd", "1\n2\n3").draw(Style.ASCII));
  }

  @Test
  void shorterRightColumnLeavesNoTrailingBlanks() {
    assertEquals("a  1\nb", Columns.of("a\nb", "1").draw(Style.ASCII));
  }

  @Test
  void widthIsCountedInColumnsOfTheTerminal() {
    assertEquals("日本 | x\na    | y", Columns.of("日本\na", "x\ny").separator(" | ").toString());
  }

  @Test
  void columnWidthWraps() {
    assertEquals("aa b\nbb", Columns.of("aa bb", "b").gap(1).columnWidth(3).toString());
  }

  @Test
  void drawingsTakeTheStyleOfTheColumns() {
    Columns columns = Box.of("x").beside(Tree.of("r").add("c")).style(Style.ASCII);
    assertEquals("+---+  r\n| x |  `-- c\n+---+", columns.draw(Style.UNICODE));
  }
}
