// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import java.util.ArrayList;
import java.util.List;
import org.jkdump.cdecl.Token;
import org.jkdump.cdecl.Tokens;

/**
 * One step of a C access path: a member or an index.
 *
 * @param member name, or null for an index
 * @param at index in the path of the member's name, or of the bracket
 * @param end index in the path behind the step
 */
public record PathStep(String member, long index, int at, int end) {
  /** The step as C writes it, without a separator. */
  public String text() {
    return member != null ? member : "[" + index + "]";
  }

  /** Splits {@code a.b->c[2]} into its steps; blanks may stand between all parts. */
  public static List<PathStep> parse(String path) {
    Tokens tokens = Tokens.of(path, PathException::new);
    List<PathStep> steps = new ArrayList<>();
    while (!tokens.atEnd()) {
      boolean bare = steps.isEmpty() && !isNext(tokens);
      steps.add(bare ? member(tokens) : take(tokens));
    }
    if (steps.isEmpty()) {
      throw new PathException(path, 0, "an empty path");
    }
    return steps;
  }

  /** Whether a step comes next: {@code .}, {@code ->} or {@code [}. */
  public static boolean isNext(Tokens tokens) {
    Token next = tokens.peek();
    return next.is(".") || next.is("->") || next.is("[");
  }

  /** Takes the step that comes next. */
  public static PathStep take(Tokens tokens) {
    if (tokens.peek().is("[")) {
      return index(tokens);
    }
    if (!tokens.accept(".") && !tokens.accept("->")) {
      throw tokens.error(tokens.peek(), "'.', '->' or '[' is expected here");
    }
    return member(tokens);
  }

  private static PathStep member(Tokens tokens) {
    if (!tokens.peek().isName()) {
      throw tokens.error(tokens.peek(), "a member's name is expected here");
    }
    Token name = tokens.take();
    return new PathStep(name.text(), 0, name.at(), name.end());
  }

  private static PathStep index(Tokens tokens) {
    Token open = tokens.take();
    Token first = tokens.peek();
    boolean negative = tokens.accept("-");
    Long index = tokens.acceptNumber();
    if (index == null) {
      throw tokens.error(first, "a number is expected here");
    }
    Token close = tokens.take();
    if (!close.is("]")) {
      throw tokens.error(open, "a ']' is missing");
    }
    return new PathStep(null, negative ? -index : index, open.at(), close.end());
  }
}
