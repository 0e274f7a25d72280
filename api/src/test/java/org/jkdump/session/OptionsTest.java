// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.Test;

class OptionsTest {
  private static Options parse(String... arguments) {
    return Options.of(List.of(arguments), "--mem", "--pid N", "--state LETTER", "[NAME...]");
  }

  @Test
  void flagsValuesAndTheRest() {
    Options options = parse("--mem", "one", "--pid", "12", "--state=D", "two");
    assertTrue(options.has("--mem"));
    assertEquals(12, options.number("--pid", -1));
    assertEquals("D", options.text("--state", ""));
    assertEquals(List.of("one", "two"), options.rest());
  }

  @Test
  void whatIsNotGivenHasItsDefault() {
    Options options = parse();
    assertFalse(options.has("--mem"));
    assertEquals(-1, options.number("--pid", -1));
    assertEquals("RSD", options.text("--state", "RSD"));
    assertEquals(List.of(), options.rest());
  }

  @Test
  void numbersInHexToo() {
    assertEquals(0xffff_8880_0000_0000L, parse("--pid", "0xffff888000000000").number("--pid", 0));
    assertEquals(-7, parse("--pid", "-7").number("--pid", 0));
    refused("--pid takes a number, not 'init'", () -> parse("--pid", "init").number("--pid", 0));
    refused("--pid takes a number, not ''", () -> parse("--pid=").number("--pid", 0));
    refused("from 0 on, not -7", () -> parse("--pid", "-7").count("--pid", 0));
    assertEquals(7, parse("--pid", "7").count("--pid", 0));
  }

  @Test
  void anUnknownOptionIsRefusedWithWhatThereIs() {
    refused("unknown option '--men'; did you mean '--mem'?", () -> parse("--men"));
    refused("there is: --mem, --pid N, --state LETTER", () -> parse("--nothing-like-it=3"));
  }

  @Test
  void aMissingOrSuperfluousValueIsRefused() {
    refused("--pid needs a value: N", () -> parse("--pid"));
    refused("--mem takes no value", () -> parse("--mem=1"));
  }

  @Test
  void whatIsNoOptionIsRefusedWhereNothingMayFollow() {
    refused("'x' is no option; there is: --a", () -> Options.of(List.of("x"), "--a"));
    refused("'x' is no option: this program takes none", () -> Options.of(List.of("x")));
  }

  @Test
  void askingForWhatWasNotDeclaredIsAMistakeOfTheProgram() {
    assertThrows(IllegalArgumentException.class, () -> parse().has("--other"));
  }

  private static void refused(String message, org.junit.jupiter.api.function.Executable action) {
    String said = assertThrows(TargetException.class, action).getMessage();
    assertTrue(said.contains(message), said);
  }
}
