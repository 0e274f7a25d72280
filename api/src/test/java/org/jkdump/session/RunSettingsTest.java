// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunSettingsTest {
  private final Session session = new Session(line -> {});
  private final RunSettings.Setting<Integer> limit = session.runSettings().add(100);

  @Test
  void holdsForOneRun() {
    session.log().begin();
    limit.set(5);
    assertEquals(5, limit.get());
    session.log().finish();
    assertEquals(100, limit.get(), "over with its run");
  }

  @Test
  void aRunThatEndedUnnoticedLeavesNothingToTheNext() {
    limit.set(5);
    session.log().begin();
    assertEquals(100, limit.get());
  }

  @Test
  void thoseWhoWatchForTheEndOfARunAreTold() {
    AtomicInteger told = new AtomicInteger();
    session.log().onFirstEntry(told::incrementAndGet);
    limit.set(5);
    limit.set(6);
    assertEquals(1, told.get());
    session.log().finish();
    limit.set(7);
    assertEquals(2, told.get());
  }

  @Test
  void aProgramWithinARunBeginsAnewAndLeavesTheRunAsItWas() {
    limit.set(5);
    session.maxel(3);
    ProgramFrame frame = session.enter(GlobalOptions.of(List.of("--maxel=7", "x")));
    session.log().begin();
    assertEquals(100, limit.get());
    assertEquals(7, session.maxel(), "a program's arguments hold for all of its snippets");
    assertEquals(List.of("x"), session.args());
    limit.set(6);
    session.log().finish();
    frame.close();
    assertEquals(5, limit.get());
    assertEquals(3, session.maxel());
    assertEquals(List.of(), session.args());
  }

  @Test
  void aNewDefaultHoldsFromTheNextRunOnAlsoWhenSetWithinAProgram() {
    ProgramFrame frame = session.enter(GlobalOptions.none());
    limit.byDefault(50);
    frame.close();
    session.log().begin();
    assertEquals(50, limit.get());
  }
}
