// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jkdump.repl.replay.mask.Masking;
import org.junit.jupiter.api.Test;

class RelabellingTest {
  private final Relabelling relabelling =
      new Relabelling(Masking.parse(List.of("addresses", "who#=pid \\d+")));

  @Test
  void aNewAddressDoesNotShiftThoseBehindIt() {
    assertEquals(
        List.of("| a <addr 1>", "| new <addr new 2>", "| b <addr 2>"),
        relabelling.apply(
            List.of("| a <addr 1>", "| b <addr 2>"),
            List.of("| a <addr 1>", "| new <addr 2>", "| b <addr 3>")));
  }

  @Test
  void whatWasEqualMustBeEqualAgain() {
    assertEquals(
        List.of("| <addr 1> <addr new 2>"),
        relabelling.apply(List.of("| <addr 1> <addr 1>"), List.of("| <addr 1> <addr 2>")));
  }

  @Test
  void whatWasDifferentMustBeDifferentAgain() {
    assertEquals(
        List.of("| <addr 1> <addr 1>"),
        relabelling.apply(List.of("| <addr 1> <addr 2>"), List.of("| <addr 1> <addr 1>")));
  }

  @Test
  void numbersStayFromSnippetToSnippet() {
    relabelling.apply(List.of("| <addr 5> <who 3>"), List.of("| <addr 1> <who 1>"));
    assertEquals(
        List.of("| <addr 5> again, <who 3>"),
        relabelling.apply(
            List.of("| <addr 6> again, <who 3>"), List.of("| <addr 1> again, <who 1>")));
  }

  @Test
  void whatOnlyLooksLikeALabelStays() {
    assertEquals(
        List.of("| <cpu 2>"), relabelling.apply(List.of("| <cpu 1>"), List.of("| <cpu 2>")));
    Relabelling none = new Relabelling(List.of());
    assertEquals(
        List.of("| <addr 2> < 2>"),
        none.apply(List.of("| <addr 1> < 1>"), List.of("| <addr 2> < 2>")));
  }
}
