// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first word of a comment is a noun or a verb: a clause without a head says nothing alone. */
class CommentOpeningTest {
  private static final Path PROJECT = Path.of(System.getProperty("jkdump.project"));
  private static final Pattern HEADLESS =
      Pattern.compile(
          "(What|Whatever|Whoever|Whichever|Whom|Whose|Theirs|Those (that|who|which|of))\\b.*");
  private static final Pattern SLASHES = Pattern.compile("(?:^|\\s)(?://+|/\\*\\*?)\\s*(.*)");
  private static final Pattern HASHES = Pattern.compile("(?:^|\\s)#\\s*(.*)");

  @ParameterizedTest
  @ValueSource(strings = {"artwork", "api", "bridge", "repl", "startup"})
  void hasAHead(String room) throws IOException {
    List<String> headless = new ArrayList<>();
    try (Stream<Path> files = Files.walk(PROJECT.resolve(room))) {
      for (Path file : files.filter(CommentOpeningTest::isSource).toList()) {
        String name = PROJECT.relativize(file).toString();
        String text = Files.readString(file, StandardCharsets.UTF_8);
        openings(name, text).forEach(opening -> headless.add(name + ": " + opening));
      }
    }
    assertEquals("", String.join("\n", headless), headless.size() + " comments");
  }

  @Test
  void theCheckSeesEachKindOfComment() {
    assertEquals(List.of("What it is. */"), openings("A.java", "  /** What it is. */\n"));
    assertEquals(List.of("Theirs are."), openings("a.c", "/*\n * Theirs are.\n */\n"));
    assertEquals(List.of("Whoever"), openings("a.h", "int a; // Whoever\n"));
    assertEquals(List.of(), openings("a.jsh", "// It says\n// What it says.\n"));
    assertEquals(List.of("Those that end"), openings("build", "#!/bin/sh\n\n# Those that end\n"));
  }

  // A line comment below another one goes on with its sentence.
  private static List<String> openings(String name, String text) {
    Pattern sign = name.matches(".*\\.(java|c|h|jsh|jsh\\.in)") ? SLASHES : HASHES;
    List<String> found = new ArrayList<>();
    String before = "";
    for (String line : text.replaceAll("(?m)/\\*\\*?$\\s*\\* *", "/** ").lines().toList()) {
      Matcher comment = sign.matcher(line);
      boolean goesOn = line.strip().matches("(//|#).*") && before.matches("(//|#[^!]).*");
      if (!goesOn && comment.find() && HEADLESS.matcher(comment.group(1)).matches()) {
        found.add(comment.group(1));
      }
      before = line.strip();
    }
    return found;
  }

  private static boolean isSource(Path file) {
    String path = PROJECT.relativize(file).toString();
    return Files.isRegularFile(file)
        && !path.contains("/target/")
        && !path.endsWith("/CommentOpeningTest.java")
        && (path.matches(".*\\.(java|c|h|jsh|jsh\\.in|sh)") || isScript(file));
  }

  private static boolean isScript(Path file) {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines.findFirst().filter(line -> line.matches("#!.*sh")).isPresent();
    } catch (IOException e) {
      return false;
    }
  }
}
