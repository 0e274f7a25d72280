// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import java.util.ArrayList;
import java.util.List;

/** Writes a struct or union as C declares it, anonymous members spelled out. */
final class StructText {
  private static final String INDENT = "    ";
  private static final int MAX_DEPTH = 32;

  /** A line of C and what stands beside it. */
  private record Line(String c, String note) {}

  // Damaged types that contain themselves several times would multiply with each level.
  private static final int MAX_LINES = 1 << 14;

  private final boolean full;
  private final List<Line> lines = new ArrayList<>();

  private StructText(boolean full) {
    this.full = full;
  }

  /** C alone. */
  static String brief(StructType type) {
    return new StructText(false).write(type);
  }

  /**
   * C with {@code | off=N size=N} beside each member, in bytes, and with {@code bit=N} if a
   * bit-field doesn't begin with its byte.
   */
  static String full(StructType type) {
    return new StructText(true).write(type);
  }

  private String write(StructType type) {
    String tag = type.tag().isEmpty() ? "" : " " + type.tag();
    lines.add(new Line(type.kind().keyword() + tag + " {", "size=" + type.size()));
    body(type, 0, 1);
    lines.add(new Line("}", ""));
    return full ? columns() : plain();
  }

  private void body(StructType type, long begin, int depth) {
    for (Member member : type.members()) {
      Member placed = member.within(begin);
      StructType inner = spelledOut(member.type());
      String indent = INDENT.repeat(depth);
      if (inner == null || depth > MAX_DEPTH || lines.size() > MAX_LINES) {
        lines.add(new Line(indent + member.text() + ";", note(placed)));
      } else {
        lines.add(new Line(indent + inner.kind().keyword() + " {", note(placed)));
        body(inner, placed.bitOffset(), depth + 1);
        lines.add(new Line(indent + "}" + behind(member, inner) + ";", ""));
      }
    }
  }

  private static StructType spelledOut(CType type) {
    return AnonymousName.untagged(type).map(t -> t instanceof StructType s ? s : null).orElse(null);
  }

  // The rest of the member's text after "struct {...}".
  private static String behind(Member member, StructType inner) {
    String text = member.text();
    return text.substring(text.indexOf(inner.text()) + inner.text().length());
  }

  private static String note(Member member) {
    long bit = member.isBitField() ? member.bitOffset() % 8 : 0;
    return "off=" + member.offset() + (bit == 0 ? "" : " bit=" + bit) + " size=" + size(member);
  }

  private static String size(Member member) {
    return Long.toString(member.type().size());
  }

  private String plain() {
    return String.join("\n", lines.stream().map(Line::c).toList());
  }

  private String columns() {
    int width = lines.stream().mapToInt(line -> line.c().length()).max().orElse(0);
    List<String> all = new ArrayList<>();
    for (Line line : lines) {
      String padded = line.c() + " ".repeat(width - line.c().length());
      all.add(line.note().isEmpty() ? line.c() : padded + " | " + line.note());
    }
    return String.join("\n", all);
  }
}
