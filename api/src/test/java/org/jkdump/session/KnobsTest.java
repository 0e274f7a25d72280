// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnobsTest {
  private final Session session = new Session(line -> {});
  private final Knobs knobs = session.knobs();

  private String failure(Runnable action) {
    return assertThrows(UsageException.class, action::run).getMessage();
  }

  @Test
  void textsBecomeValues() {
    Knob<Boolean> flag = knobs.add("flag", false, "a flag");
    Knob<Long> number = knobs.add("number", 3L, "a number");
    Knob<String> word = knobs.add("word", "a", "a word", "a", "b");
    flag.setText("true");
    number.setText("0x10");
    word.setText("b");
    assertEquals(List.of(true, 16L, "b"), List.of(flag.get(), number.get(), word.get()));
    assertEquals(List.of(false, 3L), List.of(flag.byDefault(), number.byDefault()));
  }

  @Test
  void whatIsNoneOfItsValuesIsRefused() {
    assertEquals(
        "flag is one of true, false, not 'yes'",
        failure(() -> knobs.add("flag", false, "").setText("yes")));
    assertEquals(
        "timeout is a whole number from 0 on, not '-1'",
        failure(() -> knobs.find("timeout").setText("-1")));
    assertTrue(failure(() -> knobs.find("timeot")).contains("did you mean 'timeout'"));
  }

  @Test
  void aKnobIsAddedOnceUnderItsName() {
    Knob<Long> first = knobs.add("mine", 1L, "");
    first.set(5L);
    assertSame(first, knobs.add("mine", 1L, ""), "a program that runs twice finds what was set");
    assertTrue(failure(() -> knobs.add("mine", "text", "")).contains("is a Long already"));
  }

  @Test
  void theSessionsOwnTakeEffectAtOnceAndStay() {
    knobs.find("timeout").setText("7");
    knobs.find("maxel").setText("9");
    session.log().begin();
    assertEquals(Duration.ofSeconds(7), session.commandTimeout().get());
    assertEquals(9, session.maxel());
  }

  @Test
  void aKnobThatAProgramSetsHoldsForTheRunsAroundItToo() {
    ProgramFrame frame = session.enter(GlobalOptions.none());
    knobs.find("timeout").setText("7");
    frame.close();
    session.log().begin();
    assertEquals(Duration.ofSeconds(7), session.commandTimeout().get());
  }
}
