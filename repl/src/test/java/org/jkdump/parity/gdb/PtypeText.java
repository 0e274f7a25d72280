// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.gdb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.target.TargetException;

/**
 * Reads the output of GDB's {@code ptype /o}, in the layouts of GDB 10 and of GDB 13 and later. GDB
 * counts offsets from the outermost struct. It gives none for the members of unions, which begin at
 * the union's own offset.
 */
final class PtypeText {
  private static final int MAX_DEPTH = 200;
  private static final long NOWHERE = -1;
  private static final Pattern PLACE =
      Pattern.compile("/\\*\\s*(?:(\\d+)(?::\\s*(\\d+))?\\s*\\|)?\\s*(\\d+)\\s*\\*/(.*)");
  private static final Pattern TOTAL =
      Pattern.compile("/\\*\\s*total size \\(bytes\\):\\s*(\\d+)\\s*\\*/");
  private static final Pattern OPENING =
      Pattern.compile("(?:(?:const|volatile)\\s+)*(struct|union)(?:\\s+([\\w$]+))?\\s*\\{");
  private static final String TYPE = "type = ";

  private final Deque<Open> open = new ArrayDeque<>();
  private PtypeBody finished;

  /** Body whose closing brace has not come yet. */
  private static final class Open {
    final TypeKind kind;
    final String tag;
    final long begin;
    final List<PtypeMember> members = new ArrayList<>();
    long size = -1;
    boolean incomplete;

    Open(TypeKind kind, String tag, long begin) {
      this.kind = kind;
      this.tag = tag;
      this.begin = begin;
    }
  }

  private PtypeText() {}

  /**
   * Reads the struct or union that a text describes; absent if it describes another type.
   *
   * @throws TargetException if the text can't be read
   */
  static Optional<PtypeBody> parse(String text) {
    PtypeText parser = new PtypeText();
    List<String> lines = text.lines().map(String::strip).toList();
    int begin = 0;
    while (begin < lines.size() && !lines.get(begin).contains(TYPE)) {
      begin++;
    }
    if (begin == lines.size() || !opens(lines.get(begin))) {
      return Optional.empty();
    }
    parser.open(lines.get(begin).substring(lines.get(begin).indexOf(TYPE) + TYPE.length()), 0);
    try {
      lines.subList(begin + 1, lines.size()).forEach(parser::take);
    } catch (ArithmeticException | NumberFormatException e) {
      throw new TargetException(
          "GDB's description of a type has an impossible number:\n" + text, e);
    }
    if (parser.finished == null) {
      throw new TargetException("GDB's description of a type is cut short:\n" + text);
    }
    return Optional.of(parser.finished);
  }

  private static boolean opens(String first) {
    return OPENING.matcher(first.substring(first.indexOf(TYPE) + TYPE.length())).matches();
  }

  private void take(String line) {
    if (finished != null || line.isEmpty() || line.startsWith("/* XXX")) {
      return;
    }
    Matcher total = TOTAL.matcher(line);
    Matcher place = PLACE.matcher(line);
    if (total.matches()) {
      open.element().size = Long.parseLong(total.group(1));
    } else if (place.matches()) {
      member(place.group(4).strip(), bits(place));
    } else if (line.startsWith("}")) {
      close(line.substring(1).strip());
    } else if (line.startsWith("<")) {
      open.element().incomplete |= line.startsWith("<incomplete");
    } else {
      member(line, NOWHERE);
    }
  }

  private long bits(Matcher place) {
    if (place.group(1) == null) {
      return open.element().begin;
    }
    long bit = place.group(2) == null ? 0 : Long.parseLong(place.group(2));
    return Math.addExact(Math.multiplyExact(Long.parseLong(place.group(1)), 8), bit);
  }

  private void member(String text, long bits) {
    if (text.endsWith("{")) {
      open(text, bits);
    } else {
      Open parent = open.element();
      parent.members.add(new PtypeMember(declaration(text), null, within(parent, bits)));
    }
  }

  private void open(String text, long bits) {
    Matcher opening = OPENING.matcher(text);
    if (!opening.matches() || open.size() > MAX_DEPTH) {
      throw new TargetException("can't read GDB's description of a type: " + text);
    }
    TypeKind kind = opening.group(1).equals("struct") ? TypeKind.STRUCT : TypeKind.UNION;
    open.push(new Open(kind, opening.group(2) == null ? "" : opening.group(2), bits));
  }

  private void close(String tail) {
    Open body = open.pop();
    String declarator = declaration(tail);
    List<PtypeMember> members = open.isEmpty() ? body.members : fromItself(body);
    PtypeBody made =
        new PtypeBody(body.kind, body.tag, body.size, members, declarator, body.incomplete);
    if (open.isEmpty()) {
      finished = made;
    } else {
      Open parent = open.element();
      parent.members.add(new PtypeMember(declarator, made, within(parent, body.begin)));
    }
  }

  // GDB's offsets in the elements of an array have an arbitrary origin; a struct's first member
  // is at its beginning.
  private static List<PtypeMember> fromItself(Open body) {
    if (body.kind == TypeKind.UNION || body.members.isEmpty()) {
      return body.members;
    }
    long first = body.members.get(0).bitOffset();
    if (first == NOWHERE) {
      return body.members;
    }
    return body.members.stream()
        .map(m -> new PtypeMember(m.declaration(), m.body(), m.bitOffset() - first))
        .toList();
  }

  private static long within(Open parent, long bits) {
    return bits < 0 ? NOWHERE : bits - Math.max(0, parent.begin);
  }

  private static String declaration(String text) {
    return text.endsWith(";") ? text.substring(0, text.length() - 1).strip() : text;
  }
}
