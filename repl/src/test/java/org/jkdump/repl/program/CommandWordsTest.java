// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jkdump.repl.program.CommandWords.Destination;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandWordsTest {
  private static List<String> words(String line) {
    return CommandWords.of(line).words();
  }

  @Test
  void blanksSeparate() {
    assertEquals(List.of("a", "--b=c", "é"), words("  a --b=c\té "));
    assertEquals(List.of(), words(" "));
  }

  @Test
  void quotesKeepBlanks() {
    assertEquals(List.of("a b", "c\"d", "e'f", ""), words("'a b' 'c\"d' \"e'f\" ''"));
    assertEquals(List.of("one word", "a\"b\\"), words("one' 'word \"a\\\"b\\\\\""));
    assertEquals(List.of("a b|c"), words("a\\ b\\|c"));
  }

  @Test
  void theWordsAreThoseThatCrashsSideFinds() throws IOException {
    Path table =
        Path.of(
            System.getProperty("jkdump.project"), "bridge/src/test/resources/command-words.tsv");
    List<String> rows =
        Files.readAllLines(table).stream().filter(row -> !row.matches("(#.*)?")).toList();
    assertFalse(rows.isEmpty());
    for (String row : rows) {
      List<String> parts = Arrays.stream(row.split("\t", -1)).map(CommandWordsTest::read).toList();
      List<String> expected = parts.subList(1, parts.size());
      assertEquals(expected, wordsOrSign(parts.get(0)), row);
    }
  }

  private static String read(String part) {
    return part.replace("<TAB>", "\t").replace("<NEWLINE>", "\n");
  }

  private static List<String> wordsOrSign(String line) {
    try {
      List<String> words = words(line).stream().map(w -> w.isEmpty() ? "<EMPTY>" : w).toList();
      return words.isEmpty() ? List.of("<NONE>") : words;
    } catch (TargetException e) {
      return List.of("<REFUSED>");
    }
  }

  @Test
  void whereTheOutputGoes() {
    assertEquals(
        new CommandWords(List.of("p"), Destination.PIPE, "grep 'a b' | head"),
        CommandWords.of("p | grep 'a b' | head"));
    assertEquals(
        new CommandWords(List.of("p"), Destination.FILE, "a b"), CommandWords.of("p>'a b'"));
    assertEquals(
        new CommandWords(List.of("p"), Destination.APPEND, "f"), CommandWords.of("p >> f"));
    assertEquals(List.of("p", "a|b", ">"), words("p 'a|b' \">\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"p 'a", "p \"a\\\"", "p |", "p >", "p >> ", "p > a b"})
  void whatIsNotWholeIsRefused(String line) {
    assertThrows(TargetException.class, () -> CommandWords.of(line));
  }
}
