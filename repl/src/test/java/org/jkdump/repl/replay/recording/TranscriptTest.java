// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jkdump.repl.engine.SnippetOutcome;
import org.jkdump.repl.replay.Runs;
import org.jkdump.repl.replay.mask.Masking;
import org.jkdump.repl.replay.run.LogEntry;
import org.jkdump.repl.replay.run.SnippetRun;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.Test;

class TranscriptTest {
  @Test
  void eachLineSaysWhatItIs() {
    List<SnippetOutcome> outcomes =
        List.of(Runs.value("x", "int", "3"), Runs.failure(2, "Error: no\nat all", null));
    SnippetRun run =
        Runs.run("one\n\ntwo\n", outcomes, List.of(new LogEntry("warning", "look\nout")));
    assertEquals(
        List.of(
            "| one",
            "| ",
            "| two",
            "* warning: look",
            "* out",
            "= int x ==> 3",
            "! line 2: Error: no",
            "! at all"),
        Transcript.result(run));
    assertEquals(List.of(": int x =", ":   3"), Transcript.source(run.place()));
  }

  @Test
  void namesThatJshellGaveAreLeftOut() {
    assertEquals(List.of("= int ==> 3"), value("$12", "int", "3"));
    assertEquals(List.of("= int ==> 3"), value("", "int", "3"));
    assertEquals(List.of("= Table t ==> ", "= a", "= b"), value("t", "Table", "\na\nb"));
  }

  @Test
  void theNameOfTheDumpIsLeftOut() {
    assertEquals(
        List.of("| ooo ... ooo", "| a"),
        Transcript.result(Runs.printing("ooo /tmp/vmcore (6.1.0) ooo\na\n")));
  }

  @Test
  void aMissingLineFeedIsSaid() {
    assertEquals(
        List.of("| a", "\\ no line feed at the end"), Transcript.result(Runs.printing("a")));
    assertEquals(List.of("| "), Transcript.result(Runs.printing("\n")));
    assertEquals(List.of(), Transcript.result(Runs.printing("")));
  }

  @Test
  void controlCharactersArePictures() {
    assertEquals(
        List.of("| \u241b[1m\ttab\u240d\u2421\ufffd\ufffd \ud83d\ude00"),
        Transcript.result(Runs.printing("\033[1m\ttab\r\177\u0085\ud800 \ud83d\ude00\n")));
  }

  @Test
  void theIdentityOfObjectsIsLeftOut() {
    assertEquals(
        List.of("= Options ==> org.jkdump.session.Options@..."),
        value("", "Options", "org.jkdump.session.Options@543bb3a8"));
    assertEquals(
        List.of("| [I@... Foo$1@... java.lang.Object@... a@beef 12@1234"),
        Transcript.result(
            Runs.printing(
                "[I@543bb3a8 REPL.$JShell$12B$Foo$1@543bb3a8 java.lang.Object@1b2c3 a@beef 12@1234\n")));
  }

  @Test
  void framesThatChangeWithVersionsAreLeftOut() {
    String text =
        "NumberFormatException: x\n      at java.lang.Long.parse(Long.java:12)\n"
            + "      at f (#12:3)\n      at (#13:1)\n      ... 3 more\nCaused by: Error: at home";
    assertEquals(
        List.of(
            "! line 1: NumberFormatException: x",
            "!       at f (#:3)",
            "!       at (#:1)",
            "! Caused by: Error: at home"),
        Transcript.result(Runs.run("", List.of(Runs.failure(1, text, null)), List.of())));
  }

  @Test
  void aTranscriptIsReadAsItWasWritten() {
    List<SnippetOutcome> outcomes = List.of(Runs.value("x", "int", "3"));
    SnippetRun run = Runs.run("@ 5\n: no source\n\nend", outcomes, List.of());
    RecordedSnippet kept = RecordedSnippet.of(run, new Masking(), List.of());
    assertEquals(
        List.of(kept, kept), RecordedText.parse(RecordedText.of(kept) + RecordedText.of(kept)));
  }

  @Test
  void whatIsNoTranscriptIsRefused() {
    for (String text : List.of("hello\n", "@ x\n", "@ 1\n: a\nx\n")) {
      String said =
          assertThrows(TargetException.class, () -> RecordedText.parse(text)).getMessage();
      assertTrue(said.contains("is not of a recording"), said);
    }
  }

  private static List<String> value(String name, String type, String text) {
    List<SnippetOutcome> outcomes = List.of(Runs.value(name, type, text));
    return Transcript.result(Runs.run("", outcomes, List.of()));
  }
}
