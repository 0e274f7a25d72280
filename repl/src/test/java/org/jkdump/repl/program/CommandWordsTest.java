// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.jkdump.repl.program.CommandWords.Sink;
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
  void whereTheOutputGoes() {
    assertEquals(
        new CommandWords(List.of("p"), Sink.PIPE, "grep 'a b' | head"),
        CommandWords.of("p | grep 'a b' | head"));
    assertEquals(new CommandWords(List.of("p"), Sink.FILE, "a b"), CommandWords.of("p>'a b'"));
    assertEquals(new CommandWords(List.of("p"), Sink.APPEND, "f"), CommandWords.of("p >> f"));
    assertEquals(List.of("p", "a|b", ">"), words("p 'a|b' \">\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"p 'a", "p \"a\\\"", "p |", "p >", "p >> ", "p > a b"})
  void whatIsNotWholeIsRefused(String line) {
    assertThrows(TargetException.class, () -> CommandWords.of(line));
  }
}
