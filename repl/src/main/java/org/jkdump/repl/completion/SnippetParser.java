// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.completion;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Parser that lets JLine read on if a snippet needs more lines, and finds the word to complete. */
public final class SnippetParser implements Parser {
  private final Completeness completeness;

  public SnippetParser(Completeness completeness) {
    this.completeness = completeness;
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    // JLine's builder tries the parser on an empty line, before there is anything to ask.
    boolean accept = context == ParseContext.ACCEPT_LINE;
    if (accept && !line.isEmpty() && completeness.needsMore(line)) {
      throw new EOFError(-1, -1, "the snippet goes on");
    }
    return new Word(line, cursor);
  }

  @Override
  public boolean isEscapeChar(char c) {
    return false;
  }

  /** The identifier that ends at the cursor. */
  private record Word(String line, int cursor) implements CompletingParsedLine {
    @Override
    public String word() {
      int begin = cursor;
      while (begin > 0 && Character.isJavaIdentifierPart(line.charAt(begin - 1))) {
        begin--;
      }
      return line.substring(begin, cursor);
    }

    @Override
    public int wordCursor() {
      return word().length();
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return wordCursor();
    }

    @Override
    public int rawWordLength() {
      return wordCursor();
    }

    @Override
    public List<String> words() {
      return List.of(word());
    }
  }
}
