// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.jkdump.type.StructType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 15: the types that GDB describes are those of BTF (500 structs and unions)")
@Oracle("GDB: ptype /o")
class Row15GdbTest {
  private static final int SAMPLE = 500;

  // Takes every n-th struct by name, so that each run tests the same ones.
  @Test
  void aSampleIsAlike() {
    List<StructType> all = GdbComparison.vmlinux();
    int step = all.size() / SAMPLE;
    List<StructType> some = IntStream.range(0, SAMPLE).mapToObj(i -> all.get(i * step)).toList();
    GdbComparison comparison = new GdbComparison(some);
    System.out.println("row 15: " + comparison);
    assertEquals("", comparison.unexplained());
    assertTrue(comparison.compared() > SAMPLE * 9 / 10, comparison::toString);
  }
}
