// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lines of a frame are equally wide, and as wide as allowed, whatever text is inside. */
class StraightLinesTest {
  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void boxedTables() {
    for (int i = 0; i < 500; i++) {
      Table table = Table.of(text(8), text(8), text(8));
      for (int row = random.nextInt(6); row > 0; row--) {
        table.row(text(20), text(5), random.nextInt());
      }
      straight(
          (i % 2 == 0 ? table.boxed() : table.markdown()).maxColumnWidth(1 + random.nextInt(30)));
    }
  }

  @Test
  void tablesOfLimitedWidth() {
    for (int i = 0; i < 500; i++) {
      int width = 10 + random.nextInt(40);
      Table table = Table.of("A", text(8)).row(text(20), text(20)).boxed().maxWidth(width);
      assertTrue(straight(table) <= width, "seed " + seed);
    }
  }

  @Test
  void boxes() {
    for (int i = 0; i < 500; i++) {
      int width = 12 + random.nextInt(30);
      Box inner = Box.of(text(20)).title(text(10)).padding(random.nextInt(3));
      Box box = Box.of(text(30), inner).title(text(9)).header(text(9)).padding(random.nextInt(3));
      assertTrue(straight(box.maxWidth(width)) <= width, "seed " + seed);
    }
  }

  private String text(int limit) {
    return RandomText.next(random, limit);
  }

  private int straight(Drawing drawing) {
    List<String> lines = drawing.draw(Style.UNICODE).lines().toList();
    int width = DisplayWidth.of(lines.get(0));
    for (String line : lines) {
      assertEquals(width, DisplayWidth.of(line), () -> "seed " + seed + "\n" + drawing);
    }
    return width;
  }
}
