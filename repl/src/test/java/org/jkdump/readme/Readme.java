// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Code blocks of a Markdown page. */
record Readme(List<Block> blocks) {
  private static final Pattern FENCE =
      Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /** Fenced block, with the text after its fence. */
  record Block(String language, String text) {}

  /** Reads a page of the project. */
  static Readme read(String path) {
    Path page = Path.of(System.getProperty("jkdump.project"), path);
    List<Block> blocks = new ArrayList<>();
    try {
      Matcher matcher = FENCE.matcher(Files.readString(page));
      while (matcher.find()) {
        blocks.add(new Block(matcher.group(1), matcher.group(2)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Readme(blocks);
  }

  /** Returns the lines of all blocks in a language, without comments and blank lines. */
  Stream<String> commands(String language) {
    return blocks.stream()
        .filter(block -> block.language().equals(language))
        .flatMap(block -> block.text().lines())
        .map(line -> line.replaceFirst("\\s+#.*", "").strip())
        .filter(line -> !line.isEmpty());
  }

  /** Returns the lines of the blocks that show a session at a prompt. */
  List<String> session(String prompt) {
    return blocks.stream()
        .map(Block::text)
        .filter(text -> text.startsWith(prompt))
        .flatMap(String::lines)
        .toList();
  }
}
