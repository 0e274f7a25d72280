// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jkdump.repl.program.Program;
import org.jkdump.repl.replay.recording.Recording;
import org.jkdump.repl.replay.run.LogEntry;
import org.jkdump.repl.replay.run.SnippetRun;
import org.jkdump.repl.replay.run.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings of programs that need no dump. */
class RecordAndCheckTest {
  private static final String SOURCE =
      """
      // not a snippet
      int x = 3
      /* nor
         this */
      System.out.println("one\\ntwo");
      pylog.warning("look out");
      void fail() {
        throw new IllegalStateException("on purpose");
      }
      if (x == 3) {
        fail();
      }
      System.out.println("never");
      """;

  @TempDir Path directory;
  private final List<String> none = List.of();

  @Test
  void aRecordingIsTextThatAPersonReads() throws IOException {
    Path recording = directory.resolve("deep/down");
    Played.record(recording, List.of("times"), Played.program(SOURCE));
    assertEquals(
        """
        @ 2
        : int x = 3
        = int x ==> 3

        @ 5
        : System.out.println("one\\ntwo");
        | one
        | two

        @ 6
        : pylog.warning("look out");
        | +++WARNING+++ look out
        * warning: look out

        @ 7
        : void fail() {
        :   throw new IllegalStateException("on purpose");
        : }

        @ 10
        : if (x == 3) {
        :   fail();
        : }
        ! line 2: IllegalStateException: on purpose
        !       at fail (#:2)
        !       at (#:2)

        """,
        Files.readString(recording.resolve("01-p.txt")));
    assertEquals(SOURCE, Files.readString(recording.resolve("01-p.jsh")));
    assertEquals(
        """
        jkdump recording 1
        by 0.0
        release 1.2.3
        vmlinux /v
        vmcore /c
        mask times
        arg --opt
        arg a b\\n\\\\
        program p
        file p.jsh
        """,
        Files.readString(recording.resolve("recording.txt")));
    assertEquals(List.of("--opt", "a b\n\\"), Recording.read(recording).args());
    assertEquals(List.of("deep"), names(directory), "nothing else is left");
  }

  @Test
  void theSumsAreThoseOfOrdinaryTools() throws Exception {
    Played.record(directory, none, Played.program("int x = 3"));
    Process process =
        new ProcessBuilder("sha256sum", "-c", "--quiet", "SHA256SUMS")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    assertEquals("", new String(process.getInputStream().readAllBytes()));
    assertEquals(0, process.waitFor());
  }

  @Test
  void whatWasRecordedRunsAgainAndDoesTheSame() {
    Played.record(directory, none, Played.program(SOURCE), Played.program("x + 1"));
    assertEquals(List.of(), Played.check(directory, none));
  }

  @Test
  void objectsWithoutATextOfTheirOwnAreEqual() {
    Played.record(
        directory,
        none,
        Played.program(
            "class C {}\nnew C()\nnew int[0]\nnew Object()\nRunnable r = () -> {}\nSystem.out.println(new Object() + \" \" + r);"));
    assertEquals(List.of(), Played.check(directory, none));
  }

  @Test
  void aDifferenceIsShownBelowItsPlace() {
    Played.record(directory, none, Played.program("int n = 1\nSystem.out.println(\"n=\" + n);"));
    Program other = new Program("q", "q.jsh", "\n\nint n = 2\nSystem.out.println(\"n=\" + n);");
    assertEquals(
        List.of(
            """
            q.jsh:3: its source changed
            --- recorded
            +++ now
            @@ -1,2 +1,2 @@
            -: int n = 1
            -= int n ==> 1
            +: int n = 2
            += int n ==> 2""",
            """
            q.jsh:4: it does not do what was recorded
            --- recorded
            +++ now
            @@ -1,2 +1,2 @@
             : System.out.println("n=" + n);
            -| n=1
            +| n=2"""),
        Played.check(directory, none, other));
  }

  @Test
  void snippetsThatCameOrWentAreNamed() {
    Played.record(directory, none, Played.program("int a = 1\nint b = 2\nint c = 3\n"));
    assertEquals(
        List.of("p.jsh:3: it ran, but is not in the recording: int d = 4"),
        Played.check(
            directory, none, Played.program("int a = 1\nint b = 2\nint d = 4\nint c = 3\n")));
    assertEquals(
        List.of("p.jsh:2: recorded, but it did not run: int b = 2"),
        Played.check(directory, none, Played.program("int a = 1\nint c = 3\n")));
  }

  @Test
  void commentsAndBlankLinesAreNoDifference() {
    Played.record(directory, none, Played.program("int a = 1;\nint b = 2"));
    assertEquals(
        List.of(),
        Played.check(
            directory, none, Played.program("/* more */\n\nint a = 1;  // \n// x\nint b = 2")));
  }

  @Test
  void wholeProgramsThatCameOrWentAreNamed() {
    Program one = Played.program("int a = 1");
    Program two = new Program("two", "two.jsh", "int b = 2");
    Played.record(directory, none, one, two);
    assertEquals(
        List.of("two.jsh:1: recorded, but it did not run: int b = 2"),
        Played.check(directory, none, one));
    Program three = new Program("three", "three.jsh", "int c = 3");
    assertEquals(
        List.of("three.jsh:1: it ran, but is not in the recording: int c = 3"),
        Played.check(directory, none, one, two, three));
  }

  @Test
  void aFailureThatIsNewEndsAProgramEarly() {
    Played.record(directory, none, Played.program("int a = 4 / 2\nint b = 2"));
    List<String> said = Played.check(directory, none, Played.program("int a = 4 / 0\nint b = 2"));
    assertEquals(2, said.size(), said.toString());
    assertTrue(said.get(0).contains("+! line 1: ArithmeticException: / by zero"), said.get(0));
    assertEquals("p.jsh:2: recorded, but it did not run: int b = 2", said.get(1));
  }

  @Test
  void masksOfTheRecordingHoldWhenItIsChecked() {
    List<String> masks = List.of("addresses");
    Played.record(directory, masks, addresses("ffff888000000010", "ffff888000000020"));
    Program other = addresses("ffff999000000010", "ffff999000000020");
    assertEquals(List.of(), Played.check(directory, none, other));
  }

  // The values come from the environment, so that the source stays the same.
  private static Program addresses(String a, String b) {
    System.setProperty("jkdump.test.a", a);
    System.setProperty("jkdump.test.b", b);
    return Played.program(
        """
        String a = System.getProperty("jkdump.test.a")
        String b = System.getProperty("jkdump.test.b")
        System.out.println("list " + a + " -> " + b + " -> " + a);
        """);
  }

  @Test
  void relationsOfAddressesAreChecked() {
    Played.record(
        directory, List.of("addresses"), addresses("ffff888000000010", "ffff888000000020"));
    assertEquals(
        List.of(),
        Played.check(directory, none, addresses("ffff999000000070", "ffff999000000060")));
    List<String> said =
        Played.check(directory, none, addresses("ffff999000000070", "ffff999000000070"));
    assertTrue(
        said.get(said.size() - 1).contains("+| list <addr 1> -> <addr 1> -> <addr 1>"),
        said.toString());
  }

  @Test
  void masksGivenLaterApplyToBothSides() {
    Played.record(directory, none, addresses("ffff888000000010", "ffff888000000020"));
    Program other = addresses("ffff999000000010", "ffff999000000020");
    assertEquals(3, Played.check(directory, none, other).size());
    assertEquals(List.of(), Played.check(directory, List.of("addresses"), other));
    assertEquals(List.of(), Played.check(directory, List.of("at#=ffff\\w+"), other));
  }

  @Test
  void masksOfAProgramItselfApply() {
    String source = "// mask: t#=\\d{9,}\nlong now = System.nanoTime()\nnow\n";
    Played.record(directory, none, Played.program(source));
    assertEquals(List.of(), Played.check(directory, none));
  }

  @Test
  void recordingAgainReplacesIt() throws IOException {
    Played.record(directory, none, Played.program("1"), Played.program("2"));
    Played.record(directory, none, Played.program("3"));
    assertEquals(List.of("01-p.jsh", "01-p.txt", "SHA256SUMS", "recording.txt"), names(directory));
    assertTrue(Files.readString(directory.resolve("01-p.txt")).contains("= int ==> 3"));
  }

  @Test
  void theLogOfEachSnippetIsItsOwn() {
    List<SnippetRun> runs =
        Played.runs(
            Played.program(
                "pylog.info(\"a\");\npylog.info(\"a\");\n{ pylog.error(\"b\"); pylog.timeout(\"c\"); }"));
    assertEquals(List.of(new LogEntry("info", "a")), runs.get(0).log());
    assertEquals(List.of(), runs.get(1).log(), "the same again is no entry");
    assertEquals(
        List.of(new LogEntry("timeout", "c"), new LogEntry("error", "b")), runs.get(2).log());
    Tally tally = new Tally();
    runs.forEach(tally::snippet);
    assertEquals(
        List.of(3, 0, 0, 2),
        List.of(tally.snippets(), tally.failed(), tally.warnings(), tally.errors()));
  }

  @Test
  void aSyntaxErrorIsAFailureWithItsLineAndCaret() {
    String json = Played.json(Played.program("int a = 1\n\nint b =\n  nope;\nint c = 3"));
    assertEquals(2, json.lines().count(), json);
    assertTrue(json.contains("\"failure\":{\"line\":4,\"text\":\"cannot find symbol"), json);
    assertTrue(json.contains("\\n    nope;\\n    ^--^\",\"exit\":null}"), json);
  }

  @Test
  void anExitThatIsWellIsNoFailure() {
    List<SnippetRun> runs = Played.runs(Played.program("System.exit(0);\n1"));
    assertEquals(1, runs.size());
    assertTrue(!runs.get(0).isFailed());
    assertTrue(Played.runs(Played.program("System.exit(1);")).get(0).isFailed());
  }

  @Test
  void aLongCommentIsSkipped() {
    String comment = "/*" + "x*\n".repeat(20_000) + "*/" + "// y\n".repeat(20_000);
    List<SnippetRun> runs = Played.runs(Played.program(comment + "1 + 1 // end"));
    assertEquals(1, runs.size());
    assertEquals(40_001, runs.get(0).place().line());
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
