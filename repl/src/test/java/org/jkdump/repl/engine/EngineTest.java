// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.jshell.Snippet;
import org.jkdump.api.PyKdumpAPI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTest {
  private static final String HERE = "org.jkdump.repl.engine.EngineTestSigns.";
  private static ByteArrayOutputStream printed;
  private static Engine engine;

  @BeforeAll
  static void start() {
    printed = new ByteArrayOutputStream();
    engine =
        new Engine(PyKdumpAPI.session(), new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterAll
  static void end() {
    engine.close();
  }

  @BeforeEach
  void forgetWhatWasPrinted() {
    printed.reset();
  }

  @Test
  void whatWasLoggedBeforeJShellIsReadyIsOfTheRunThatHasBegun() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (Engine starting =
        new Engine(PyKdumpAPI.session(), new PrintStream(text, true, StandardCharsets.UTF_8))) {
      starting.asOneRun(
          () -> {
            PyKdumpAPI.session().log().info("a page is missing");
            return starting.shell();
          });
    }
    String said = text.toString(StandardCharsets.UTF_8);
    assertTrue(said.contains("a page is missing"), "the run's summary is " + said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "int a = 6 * 7|a ==> 42",
        "String s = \"x\"|s ==> \"x\"",
        "'c'.getClass|",
        "new int[] {1, 2}|==> [1, 2]",
        "(Object) null|==> null",
        "List.of(1, 2)|==> [1, 2]"
      })
  void valuesAreShown(String source, String end) {
    if (end != null) {
      String feedback = only(source).feedback();
      assertTrue(feedback.endsWith(end), source + " is shown as " + feedback);
    }
  }

  @Test
  void settingsOfARunAreGoneInTheNext() {
    only("var limit = session().runSettings().add(100);");
    only("int seen = 0;");
    assertTrue(only("{ limit.set(5); seen = limit.get(); }").failure().isEmpty());
    assertTrue(only("seen").feedback().endsWith("5"));
    assertTrue(only("limit.get()").feedback().endsWith("100"));
  }

  @ParameterizedTest
  @CsvSource({
    "p jiffies,p is a crash command: !p jiffies",
    "struct task_struct;,struct is a crash command: !struct task_struct",
    "task_strct t;,class task_strct isn't declared; did you mean 'task_struct'?",
    "int f() { return nosuch(3); },method nosuch(int) isn't declared",
    "bt,bt is a crash command: !bt",
    "ps 223,ps is a crash command: !ps 223"
  })
  void undeclaredNamesAreNamed(String source, String told) {
    engine.offerClasses(Path.of("none.jar"), word -> false, () -> List.of("task_struct"));
    SnippetOutcome outcome = engine.eval(source).get(0);
    String said = outcome.failure().map(Failure::text).orElse(outcome.feedback());
    assertTrue(said.contains(told), source + " says " + said);
  }

  @Test
  void aDeclarationIsPendingUntilItsNamesAreDeclared() {
    Snippet caller =
        engine.eval("int caller() { return called(); }").get(0).pending().orElseThrow();
    assertTrue(engine.unresolved(caller).isPresent());
    engine.eval("int called() { return 3; }");
    assertEquals(Optional.empty(), engine.unresolved(caller));
  }

  @Test
  void aNullHandedToTheLibraryIsExplained() {
    String said = failure("Fs.files(null)").text();
    assertTrue(said.contains("a null was handed in"), said);
    String own = failure("((String) null).length()").text();
    assertFalse(own.contains("handed in"), own);
  }

  @Test
  void allSnippetsOfASourceRunUntilOneFails() {
    List<SnippetOutcome> outcomes = new ArrayList<>();
    assertTrue(engine.run("int b1 = 1; int b2 = b1 + 1;\nint b3 = b2 + 1", outcomes::add));
    assertEquals(
        List.of("b1 ==> 1", "b2 ==> 2", "b3 ==> 3"),
        outcomes.stream().map(SnippetOutcome::feedback).toList());
    outcomes.clear();
    assertFalse(engine.run("b1 = 1 / 0; b2 = 100;", outcomes::add));
    assertEquals(1, outcomes.size(), "nothing runs behind what failed: " + outcomes);
    assertTrue(only("b2").feedback().endsWith("2"));
  }

  @Test
  void aCompileErrorHasACaretUnderItsPlace() {
    Failure failure = failure("int bad =\n\t3 + nosuch;");
    assertEquals(2, failure.line());
    assertTrue(failure.text().startsWith("cannot find symbol"), failure.text());
    assertTrue(
        failure.text().endsWith("\n  \t3 + nosuch;\n  \t    ^----^"),
        "the caret stands below, tabs kept: " + failure.text());
  }

  @Test
  void anExceptionHasTheLineOfItsOwnSnippet() {
    only("int thrower() {\n\n\n  throw new IllegalStateException(\"deep\");\n}");
    Failure failure = failure("if (true) {\n  thrower();\n}");
    assertEquals(2, failure.line(), failure.text());
    assertTrue(failure.text().startsWith("IllegalStateException: deep\n"), failure.text());
    assertTrue(failure.text().contains("at thrower (#"), failure.text());
  }

  @Test
  void causesAreShown() {
    Failure failure = failure("{ throw new Exception(\"a\", new Error(\"b\")); }");
    assertTrue(failure.text().contains("\nCaused by: Error: b"), failure.text());
  }

  @Test
  void aStackOverflowIsShownInAFewLines() {
    only("int deeper(int x) { return deeper(x + 1) + 1; }");
    Failure failure = failure("deeper(0)");
    assertTrue(failure.text().startsWith("StackOverflowError"), failure.text());
    assertTrue(failure.text().lines().count() < 20, failure.text());
    assertTrue(failure.text().endsWith(" more"), failure.text());
  }

  @Test
  void whatIsNotDefinedYetIsNamed() {
    only("int caller() { return notYet(); }");
    assertTrue(failure("caller()").text().contains("notYet()"));
  }

  @Test
  void aValueThatCannotBeShownIsAFailure() {
    only("class Unshown { public String toString() { throw new Error(\"no text\"); } }");
    assertTrue(failure("new Unshown()").text().startsWith("Error: no text"));
  }

  @Test
  void systemExitIsAFailureWithItsStatus() {
    Failure failure = failure("System.exit(3)");
    assertEquals(3, failure.exit());
    assertEquals("-- System.exit(3) --", failure.text());
  }

  @Test
  void nothingIsPrintedWhereNothingWasLogged() {
    only("int quiet = 1");
    assertEquals("", text());
  }

  @Test
  void theLogIsSummarisedAfterEachSnippetAndBeginsAfresh() {
    PyKdumpAPI.pylog.info("from before");
    only("pylog.info(\"one\")");
    assertTrue(text().contains("    one\n"), text());
    assertFalse(text().contains("from before"), "the log was not reset: " + text());
    printed.reset();
    failure("{ pylog.info(\"two\"); throw new Error(); }");
    assertTrue(text().contains("    two\n"), "after an exception, too: " + text());
    assertFalse(text().contains("one"), "the log was not reset: " + text());
  }

  @Test
  void oneRunOfManySnippetsHasOneSummary() {
    engine.asOneRun(
        () -> {
          only("pylog.info(\"one\")");
          assertEquals("", text(), "not before the end");
          return only("pylog.info(\"two\")");
        });
    assertTrue(text().contains("    one\n    two\n"), text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for (;;);",
        "Thread.sleep(100_000);",
        "new java.util.concurrent.Semaphore(0).acquireUninterruptibly();",
        "new java.math.BigInteger(\"7\").pow(1 << 28).toString();",
        "new Object() { public String toString() { for (;;); } };"
      })
  void aSnippetIsStoppedTwentyTimesInARow(String snippet) throws Exception {
    only("int state = 42");
    for (int i = 0; i < 20; i++) {
      EngineTestSigns.reset();
      assertStopped(HERE + "begun(); " + snippet);
      assertTrue(only("state").feedback().endsWith("42"), "the state is intact");
    }
  }

  @Test
  void aRequestThatComesAsASnippetEndsMeetsTheNext() {
    engine.run(
        "1 + 1",
        outcome -> {
          assertTrue(outcome.failure().isEmpty(), () -> outcome.toString());
          engine.stop();
        });
    assertEquals("-- stopped --", failure("2 + 2").text());
    assertTrue(only("2 + 2").feedback().endsWith("4"));
  }

  @Test
  void aRequestToStopHoldsUntilItMeetsASnippetOrIsForgotten() {
    assertFalse(engine.stop(), "there was nothing to stop");
    assertEquals("-- stopped --", failure("1 + 1").text());
    assertTrue(only("1 + 1").feedback().endsWith("2"));
    engine.stop();
    engine.forgetStop();
    assertTrue(only("1 + 1").feedback().endsWith("2"));
  }

  private static void assertStopped(String source) throws Exception {
    Thread stopper =
        new Thread(
            () -> {
              EngineTestSigns.awaitBegun();
              engine.stop();
            });
    stopper.start();
    List<SnippetOutcome> outcomes = new ArrayList<>();
    assertFalse(engine.run(source, outcomes::add));
    stopper.join();
    SnippetOutcome last = outcomes.get(outcomes.size() - 1);
    assertEquals("-- stopped --", last.failure().orElseThrow().text());
  }

  private static SnippetOutcome only(String source) {
    List<SnippetOutcome> outcomes = engine.eval(source);
    assertEquals(1, outcomes.size(), source);
    SnippetOutcome outcome = outcomes.get(0);
    assertTrue(outcome.failure().isEmpty(), () -> source + ": " + outcome.failure());
    return outcome;
  }

  private static Failure failure(String source) {
    List<SnippetOutcome> outcomes = engine.eval(source);
    assertEquals(1, outcomes.size(), source);
    return outcomes.get(0).failure().orElseThrow(() -> new AssertionError(source + " went well"));
  }

  private static String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
