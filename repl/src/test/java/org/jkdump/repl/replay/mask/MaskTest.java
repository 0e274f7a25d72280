// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jkdump.repl.program.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<struct task_struct 0xffff9c13411cc380>|<struct task_struct <addr 1>>",
        "ffff9c13411cc380 0xffff9c13411cc380 -109868465994880|<addr 1> <addr 1> <addr 1>",
        "ffff9c13411cc380 ffff9c13411cc400|<addr 1> <addr 2>",
        "x ==> -1134479040|x ==> <addr 1>",
        "at 0x1f0f5000 and 0x7ffc5e3b2000|at <addr 1> and <addr 2>",
        "schedule+0x12 0x1000 1234567890123456 -12 3-12345678901|schedule+0x12 0x1000 1234567890123456 -12 3-12345678901",
        "deadbeefdeadbeef xffff9c13411cc380|deadbeefdeadbeef xffff9c13411cc380",
        "-12345678901.5 1e-123456789|-12345678901.5 1e-123456789"
      })
  void addressesGetOneNumberHoweverTheyAreWritten(String line, String masked) {
    assertEquals(masked, masked("addresses", line));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DATE: Sat Nov 21 22:52:23 UTC 2026|DATE: <time>",
        "UPTIME: 00:00:05|UPTIME: <time>",
        "UPTIME: 12 days, 03:00:05|UPTIME: <time>",
        "[0 00:00:01.123] up|[0 <time>] up",
        "[    5.123456] Kernel panic|<time> Kernel panic",
        "for 4 min 10 s, 12 ms, 5.3 s and 8 d 1 h|for <time>, <time>, <time> and <time>",
        "2026-11-22T07:06:54Z, 2026-11-22 07:06:54.123 UTC, 2024-08-10|<time>, <time>, <time>",
        "PT0.25S PT1H2M PTE|<time> <time> PTE",
        "took 0.03s or 17us|took <time> or <time>",
        "Test.java:12:5 device 8:1 5.10.223 12 slabs v6.1 7 days-old|Test.java:12:5 device 8:1 5.10.223 12 slabs v6.1 <time>-old"
      })
  void timesLoseTheirValue(String line, String masked) {
    assertEquals(masked, masked("times", line));
  }

  @Test
  void blanksHideTheWidthsOfColumns() {
    assertEquals("a b c", masked("blanks", "a   b \t c  "));
    assertEquals("─── +---+ ***", masked("blanks", "────── +------+ ********"));
    assertEquals("a-b -- ..", masked("blanks", "a-b -- .."));
  }

  @Test
  void masksOfOnesOwnAreNamedAndNumbered() {
    assertEquals("<mask>, <mask>", masked("pid \\d+", "pid 1, pid 2"));
    assertEquals("<who>, <who>", masked("who=pid \\d+", "pid 1, pid 2"));
    assertEquals("<who 1>, <who 2>, <who 1>", masked("who#=pid \\d+", "pid 7, pid 2, pid 7"));
    assertEquals("$1 <b> \\", masked("b=who", "$1 who \\"));
  }

  @Test
  void severalMasksApplyInTurn() {
    assertEquals("<addr 1> <time>", masked("addresses, times", "ffff9c13411cc380  3 ms", "blanks"));
  }

  @Test
  void aRegexThatIsNoneIsShownWithItsPlace() {
    assertEquals(
        "--mask 'a(b': Unclosed group\n  a(b\n     ^",
        refused("a(b").replace("group near index 3", "group"));
    assertTrue(refused("who=a**").endsWith("\n  who=a**\n        ^"), refused("who=a**"));
    assertTrue(refused("x*").contains("it matches an empty text"), refused("x*"));
  }

  @Test
  void aSlipInANameIsNoRegex() {
    String slip = refused("adresses");
    assertTrue(slip.contains("did you mean 'addresses'?"), slip);
    assertTrue(slip.contains("addresses, times, blanks"), slip);
    String unlike = refused("times,colours");
    assertTrue(unlike.contains("there is no mask 'colours'. There is: addresses"), unlike);
    assertEquals("<mask> fish", masked("colour", "colour fish"));
  }

  @Test
  void namesAreNotUsedTwice() {
    assertTrue(refused("addr=x").contains("the name addr is taken"));
    var twice = List.of("who#=a", "who#=b");
    String said = assertThrows(MaskException.class, () -> Masking.validate(twice)).getMessage();
    assertTrue(said.contains("another mask has this name: 'who#=a'"), said);
    Masking.validate(List.of("who#=a", "who#=a", "addresses", "addresses,times"));
  }

  @Test
  void programsHaveMasksOfTheirOwn() {
    Program program = new Program("p", "p.jsh", "int a;\n  // mask: times\n//mask:x#=y \n");
    assertEquals(List.of("times", "x#=y"), MaskSyntax.in(program));
    Program wrong = new Program("p", "p.jsh", "int a;\n// mask: a(\n");
    String said = assertThrows(MaskException.class, () -> MaskSyntax.in(wrong)).getMessage();
    assertTrue(said.startsWith("p.jsh:2: mask 'a(': "), said);
  }

  private static String masked(String spec, String line, String... more) {
    List<String> specs = new java.util.ArrayList<>(List.of(spec));
    specs.addAll(List.of(more));
    return new Masking().apply(Masking.parse(specs), List.of("| " + line)).get(0).substring(2);
  }

  private static String refused(String spec) {
    return assertThrows(MaskException.class, () -> Masking.validate(List.of(spec))).getMessage();
  }
}
