// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jkdump.repl.replay.check.Difference;
import org.jkdump.repl.replay.recording.RecordedSnippet;
import org.jkdump.repl.replay.run.DumpInfo;
import org.jkdump.repl.replay.run.LogEntry;
import org.jkdump.repl.replay.run.SnippetRun;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void aSnippetIsOneLineWithAllMembers() {
    JsonLines json = new JsonLines(out, false);
    json.begin(new DumpInfo("dump", "6.1.0", "v", "c"));
    json.snippet(
        Runs.run(
            "a\nb\n",
            List.of(Runs.value("x", "int", "3")),
            List.of(new LogEntry("warning", "look out"))));
    assertEquals(
        "{\"dump\":\"dump\",\"release\":\"6.1.0\",\"program\":\"p\",\"file\":\"dir/p.jsh\","
            + "\"line\":4,\"snippet\":\"int x =\\n  3\",\"value\":\"3\",\"type\":\"int\","
            + "\"name\":\"x\",\"text\":\"a\\nb\\n\","
            + "\"log\":[{\"kind\":\"warning\",\"text\":\"look out\"}],"
            + "\"failure\":null,\"time\":1.234568,\"difference\":null}\n",
        text());
  }

  @Test
  void theMembersAreThoseThatThePageLists() throws IOException {
    Path page = Path.of(System.getProperty("jkdump.project"), "repl", "REPLAY.md");
    String section = Files.readString(page).replaceFirst("(?s).*\n## JSON\n", "");
    List<String> listed =
        section
            .lines()
            .takeWhile(line -> !line.startsWith("## "))
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split("`")[1])
            .toList();
    new JsonLines(out, false).snippet(Runs.printing(""));
    List<String> written =
        Pattern.compile("[{,]\"(\\w+)\":").matcher(text()).results().map(m -> m.group(1)).toList();
    assertEquals(listed, written);
  }

  @Test
  void aFailureHasItsLineInTheFile() {
    JsonLines json = new JsonLines(out, false);
    json.snippet(Runs.run("", List.of(Runs.failure(2, "Error: no", 3)), List.of()));
    assertTrue(
        text().contains("\"failure\":{\"line\":5,\"text\":\"Error: no\",\"exit\":3}"), text());
    assertTrue(text().contains("\"dump\":null"), text());
  }

  @Test
  void anyTextIsWellFormed() throws IOException {
    JsonLines json = new JsonLines(out, false);
    String wild = "\u0000\033\u007f\u2028\ud800 \udc00\ud83d\ude00\"\\\n";
    json.snippet(Runs.printing(wild));
    assertEquals(1, text().lines().count(), "U+2028 is no line feed, \\n is escaped");
    assertEquals("\u0000\033\u007f\u2028\ufffd \ufffd\ud83d\ude00\"\\\n", member("text"));
  }

  @Test
  void aDifferenceIsAMember() throws IOException {
    JsonLines json = new JsonLines(out, true);
    SnippetRun run = Runs.printing("now\n");
    json.snippet(run);
    assertEquals("", text(), "it comes when it was compared");
    List<String> lines = List.of("p.jsh:4: it differs", "-| then", "+| now");
    json.compared(new Difference(Optional.of(run), Runs.PROGRAM, 4, Optional.empty(), lines));
    assertEquals("p.jsh:4: it differs\n-| then\n+| now", member("difference"));
  }

  @Test
  void aSnippetThatDidNotRunHasItsSourceAndNulls() {
    RecordedSnippet kept = new RecordedSnippet(7, List.of(": int y =", ":   4"), List.of());
    new JsonLines(out, true)
        .compared(
            new Difference(Optional.empty(), Runs.PROGRAM, 7, Optional.of(kept), List.of("gone")));
    assertTrue(text().contains("\"line\":7,\"snippet\":\"int y =\\n  4\",\"value\":null"), text());
    assertTrue(text().contains("\"time\":null,\"difference\":\"gone\"}"), text());
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String member(String name) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(out.toByteArray())) {
      while (parser.nextToken() != null) {
        if (name.equals(parser.currentName()) && parser.currentToken().isScalarValue()) {
          return parser.getText();
        }
      }
    }
    throw new AssertionError("no " + name + " in " + text());
  }
}
