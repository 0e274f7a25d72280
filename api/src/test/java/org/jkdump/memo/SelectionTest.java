// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jkdump.target.NoAnswerException;
import org.jkdump.target.NullPointerRead;
import org.jkdump.target.Space;
import org.jkdump.target.TargetException;
import org.jkdump.target.TargetLostException;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private final Selection choices = new Selection();
  private final List<String> tried = new ArrayList<>();

  private Supplier<String> works(String name) {
    return () -> {
      tried.add(name);
      return name;
    };
  }

  private Supplier<String> fails(String name, RuntimeException e) {
    return () -> {
      tried.add(name);
      throw e;
    };
  }

  private static RuntimeException unknown() {
    return new NoAnswerException(() -> "no symbol 'x'");
  }

  @Test
  void theFirstThatEvaluatesWinsAndIsRemembered() {
    List<Supplier<String>> list = List.of(fails("a", unknown()), works("b"), works("c"));
    assertEquals("b", choices.select("key", list));
    assertEquals("b", choices.select("key", list));
    assertEquals(List.of("a", "b", "b"), tried);
    assertEquals("b", choices.select("other key", list));
    assertEquals(List.of("a", "b", "b", "a", "b"), tried);
  }

  @Test
  void whatFailedForThisOneObjectOnlyIsTriedAgain() {
    RuntimeException nothing = new NullPointerRead(0, 4, Space.KERNEL, "'mm' is NULL");
    List<Supplier<String>> list = List.of(fails("a", nothing), works("b"));
    choices.select("key", list);
    choices.select("key", list);
    assertEquals(List.of("a", "b", "a", "b"), tried);
  }

  @Test
  void anAlternativeThatMetAnEmptyListOnceIsTriedAgain() {
    List<Supplier<String>> list = List.of(fails("a", new IndexOutOfBoundsException()), works("b"));
    choices.select("key", list);
    choices.select("key", list);
    assertEquals(List.of("a", "b", "a", "b"), tried);
  }

  @Test
  void aChoiceThatEndsAfterAChangeIsNotKept() {
    Supplier<String> late =
        () -> {
          choices.forget();
          throw unknown();
        };
    choices.select("key", List.of(late, works("b")));
    assertEquals("a", choices.select("key", List.of(works("a"), works("b"))));
  }

  @Test
  void whereNoneEvaluatesItSaysWhyOfEach() {
    List<Supplier<String>> list =
        List.of(fails("a", unknown()), fails("b", new ClassCastException("no Struct")));
    TargetException e = assertThrows(TargetException.class, () -> choices.select("key", list));
    assertEquals(
        "none of the alternatives evaluates here\n- no symbol 'x'\n"
            + "- java.lang.ClassCastException: no Struct",
        e.getMessage());
    assertThrows(TargetException.class, () -> choices.select("none", List.of()));
  }

  @Test
  void aLostTargetIsNoReasonToTryTheNext() {
    List<Supplier<String>> list =
        List.of(fails("a", new TargetLostException("gone", null)), works("b"));
    assertThrows(TargetLostException.class, () -> choices.select("key", list));
  }
}
