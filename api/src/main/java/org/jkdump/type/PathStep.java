// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import java.util.ArrayList;
import java.util.List;

/**
 * One step of a C access path: a member or an index.
 *
 * @param member name, or null for an index
 * @param at where in the path it stands
 */
public record PathStep(String member, long index, int at) {
  /** The step as C writes it, without a separator. */
  public String text() {
    return member != null ? member : "[" + index + "]";
  }

  /** Splits {@code a.b->c[2]} into its steps; blanks may stand between all parts. */
  public static List<PathStep> parse(String path) {
    List<PathStep> steps = new ArrayList<>();
    int at = blanks(path, 0);
    while (at < path.length()) {
      at = path.charAt(at) == '[' ? index(path, at, steps) : member(path, at, steps);
      at = blanks(path, at);
    }
    if (steps.isEmpty()) {
      throw new PathException(path, 0, "an empty path");
    }
    return steps;
  }

  private static int member(String path, int from, List<PathStep> steps) {
    int begin = blanks(path, from + separator(path, from, steps.isEmpty()));
    int end = begin;
    while (end < path.length() && Character.isJavaIdentifierPart(path.charAt(end))) {
      end++;
    }
    if (end == begin || Character.isDigit(path.charAt(begin))) {
      throw new PathException(path, begin, "a member's name is expected here");
    }
    steps.add(new PathStep(path.substring(begin, end), 0, begin));
    return end;
  }

  private static int separator(String path, int at, boolean first) {
    int length = path.startsWith("->", at) ? 2 : path.charAt(at) == '.' ? 1 : 0;
    if (length == 0 && !first) {
      throw new PathException(path, at, "'.', '->' or '[' is expected here");
    }
    return length;
  }

  private static int index(String path, int from, List<PathStep> steps) {
    int end = path.indexOf(']', from);
    if (end < 0) {
      throw new PathException(path, from, "a ']' is missing");
    }
    try {
      long index = Long.decode(path.substring(from + 1, end).trim());
      steps.add(new PathStep(null, index, from));
    } catch (NumberFormatException e) {
      throw new PathException(path, from + 1, "a number is expected here");
    }
    return end + 1;
  }

  private static int blanks(String path, int from) {
    int at = from;
    while (at < path.length() && Character.isWhitespace(path.charAt(at))) {
      at++;
    }
    return at;
  }
}
