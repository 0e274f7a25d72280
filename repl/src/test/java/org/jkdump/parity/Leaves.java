// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jkdump.type.ArrayType;
import org.jkdump.type.StructType;

/**
 * Scalars in the print of a struct, by jkdump or GDB, keyed by their paths. Members of anonymous
 * members count as the struct's own; the path of an array element has an index. Elements that an
 * abbreviated array leaves out are missing.
 */
final class Leaves {
  private static final Pattern NAME = Pattern.compile("\\.?(\\w+) = ");
  private static final Pattern REPEATS = Pattern.compile(" <repeats (\\d+) times>");
  private static final Pattern MORE = Pattern.compile("\\.\\.\\.( \\d+ more)?");
  private static final Pattern COMMA = Pattern.compile(", ?");
  private static final Pattern QUOTED =
      Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)+'");

  private final StructType type;
  private final String text;
  private final Map<String, String> found = new LinkedHashMap<>();
  private int at;

  private Leaves(StructType type, String text) {
    this.type = type;
    this.text = text.replaceAll("\\s*\n\\s*", " ").replace("{ ", "{").replaceAll(",? }", "}");
  }

  /** Reads the text from its first brace on. */
  static Map<String, String> of(StructType type, String print) {
    Leaves leaves = new Leaves(type, print.substring(print.indexOf('{')));
    leaves.value("");
    return leaves.found;
  }

  private void value(String path) {
    if (text.startsWith("{<No data fields>}", at)) {
      at += "{<No data fields>}".length();
    } else if (text.charAt(at) == '{') {
      at++;
      braces(path, !path.isEmpty() && type.path(path).leaf().bare() instanceof ArrayType);
      at++;
    } else {
      found.put(path, scalar());
    }
  }

  private void braces(String path, boolean array) {
    for (int i = 0; text.charAt(at) != '}'; ) {
      Matcher name = array ? null : match(NAME);
      if (name != null) {
        value(path.isEmpty() ? name.group(1) : path + "." + name.group(1));
      } else if (array && match(MORE) == null) {
        i = elements(path, i);
      } else if (text.charAt(at) == '{') {
        value(path);
      } else {
        // GDB continues a text that is not UTF-8 after a comma.
        scalar();
      }
      match(COMMA);
    }
  }

  private int elements(String path, int first) {
    int begin = at;
    value(path + "[" + first + "]");
    Matcher repeats = match(REPEATS);
    int count = repeats == null ? 1 : Integer.parseInt(repeats.group(1));
    int end = at;
    for (int i = 1; i < count; i++) {
      at = begin;
      value(path + "[" + (first + i) + "]");
    }
    at = end;
    return first + count;
  }

  private String scalar() {
    int begin = at;
    int depth = 0;
    while (at < text.length() && !ends(depth)) {
      char c = text.charAt(at);
      depth += c == '<' || c == '(' ? 1 : c == '>' || c == ')' ? -1 : 0;
      if (match(QUOTED) == null) {
        at++;
      }
    }
    return text.substring(begin, at).strip();
  }

  private boolean ends(int depth) {
    char c = text.charAt(at);
    return depth <= 0 && (c == ',' || c == '}' || text.startsWith(" <repeats", at));
  }

  private Matcher match(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    boolean there = matcher.lookingAt();
    at = there ? matcher.end() : at;
    return there ? matcher : null;
  }
}
