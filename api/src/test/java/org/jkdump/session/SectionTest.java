// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.jkdump.log.PyLog;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.TargetException;
import org.jkdump.target.TargetLostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SectionTest {
  private final PyLog log = new PyLog(line -> {});

  private Optional<String> ran(Runnable body) {
    return Section.run(log, "Memory", body);
  }

  private static Runnable thrower(RuntimeException e) {
    return () -> {
      throw e;
    };
  }

  @Test
  void aPartThatSucceedsLacksNothing() {
    assertEquals(Optional.empty(), ran(() -> log.warning("memory is short")));
    assertEquals(List.of(), log.finish().partial());
  }

  @Test
  void aPartThatFailsSaysWhyAndTheProgramGoesOn() {
    assertEquals(
        Optional.of("not readable: no page"), ran(thrower(new TargetException("no page"))));
    assertEquals(List.of("Memory: not readable: no page"), log.finish().partial());
  }

  @Test
  void aFaultOfOursIsToldApartWithItsPlace() {
    String said = ran(() -> List.of().get(0)).orElseThrow();
    assertTrue(said.startsWith("not readable, by a fault of the program or of jkdump: "), said);
    assertTrue(said.contains("IndexOutOfBoundsException") && said.contains(" at "), said);
  }

  @Test
  void aWalkThatOnlyLoggedMakesThePartIncomplete() {
    Runnable walk =
        () -> {
          log.ofReaders().error("the list breaks off");
          log.ofReaders().warning("a name is unreadable");
        };
    String said = "incomplete: the list breaks off (and 1 more, see above)";
    assertEquals(Optional.of(said), ran(walk));
    assertEquals(Optional.of(said), ran(walk), "in each part that walks the list");
    assertEquals(List.of("Memory: " + said), log.finish().partial());
  }

  @Test
  void whatWasLoggedBeforeThePartIsNotItsOwn() {
    log.ofReaders().error("the list breaks off");
    assertEquals(Optional.empty(), ran(() -> {}));
    assertEquals(List.of("the list breaks off"), log.finish().partial());
  }

  @Test
  void oneQuestionThatFailsCostsItsOwnAnswerOnly() {
    Runnable part =
        () -> {
          assertEquals(1, Section.readOr(log.ofReaders(), () -> 1, 2));
          assertEquals(2, Section.readOr(log.ofReaders(), () -> failing("no page"), 2));
        };
    assertEquals(Optional.of("incomplete: not readable: no page"), ran(part));
  }

  private static int failing(String why) {
    throw new TargetException(why);
  }

  static List<RuntimeException> ends() {
    return List.of(
        new TargetLostException("gone"), new InterruptedOperation("it"), new UsageException("no"));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void theLostTargetTheInterruptAndTheWrongUsageEndTheProgram(RuntimeException end) {
    assertThrows(end.getClass(), () -> ran(thrower(end)));
  }
}
