// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jkdump.cdecl.Declaration;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;
import org.jkdump.type.Member;
import org.jkdump.type.QualifiedType;
import org.jkdump.type.StructType;

/**
 * Oracle: pahole's view of every struct and union in vmlinux's DWARF. DWARF and BTF both come from
 * the compiler's debuginfo. A layout is a text: the struct's size, then each member's name, first
 * bit and bytes, with a bit-field's bits in front.
 */
final class Pahole {
  private static final Pattern PLACE =
      Pattern.compile("(.*);\\s*/\\*\\s*(\\d+)(?::\\s*(\\d+))?\\s+(\\d+)\\s*\\*/");
  private static final Pattern SIZE = Pattern.compile("/\\* size: (\\d+),.*");
  private static final Pattern TOP = Pattern.compile("(struct|union) (\\w+) \\{");
  private static final Pattern ATTRIBUTE = Pattern.compile("__attribute__\\(\\(.*?\\)\\)+");
  private static Map<String, Set<String>> cached;

  private final Map<String, Set<String>> all = new TreeMap<>();
  // Members of the open bodies, the innermost last.
  private final Deque<List<String>> open = new ArrayDeque<>();
  private String name = "";
  private String size = "";
  private int enums;

  private Pahole() {}

  /** Returns the layouts of all structs and unions by name; several if files differ. */
  static synchronized Map<String, Set<String>> dwarf() {
    if (cached == null) {
      Pahole reader = new Pahole();
      ProcessBuilder builder =
          new ProcessBuilder("pahole", "-F", "dwarf", Dump.property("vmlinux"));
      try (BufferedReader in =
          builder.redirectError(ProcessBuilder.Redirect.DISCARD).start().inputReader()) {
        in.lines().map(String::strip).forEach(reader::take);
      } catch (IOException e) {
        throw new UncheckedIOException("pahole is needed: apt install dwarves", e);
      }
      cached = reader.all;
    }
    return cached;
  }

  /** Returns the layout of a type in the kernel's types. */
  static String layout(StructType type) {
    List<String> lines = new ArrayList<>();
    add(type, 0, "", lines);
    return size(type) + String.join(" ", lines);
  }

  // For a union pahole prints only the size of its members.
  private static String size(StructType type) {
    return type.kind() == TypeKind.UNION ? "" : type.size() + " ";
  }

  private static void add(StructType type, long begin, String prefix, List<String> lines) {
    for (Member member : type.members()) {
      String path = prefix + member.name();
      StructType inner = spelledOut(member.type());
      if (inner != null) {
        add(
            inner,
            begin + member.bitOffset(),
            member.name().isEmpty() ? prefix : path + ".",
            lines);
      }
      if (!member.name().isEmpty()) {
        long bytes = member.isBitField() ? 0 : member.type().size();
        lines.add(entry(path, begin + member.bitOffset(), member.bitSize(), bytes));
      }
    }
  }

  private static StructType spelledOut(CType type) {
    CType core = type;
    while (core instanceof ArrayType || core instanceof QualifiedType) {
      core = core instanceof ArrayType a ? a.element() : ((QualifiedType) core).target();
    }
    return core instanceof StructType struct && struct.tag().isEmpty() ? struct : null;
  }

  private static String entry(String path, long bit, int bits, long bytes) {
    return bits > 0 ? bits + ":" + path + "@" + bit : path + "@" + bit + "/" + bytes;
  }

  private void take(String line) {
    Matcher top = TOP.matcher(line);
    Matcher total = SIZE.matcher(line);
    if (open.isEmpty()) {
      if (top.matches()) {
        name = top.group(1) + " " + top.group(2);
        open.addLast(new ArrayList<>());
      }
    } else if (line.startsWith("enum") && line.endsWith("{")) {
      enums++;
    } else if (line.endsWith("{")) {
      open.addLast(new ArrayList<>());
    } else if (total.matches()) {
      size = total.group(1);
    } else if (line.startsWith("}") && open.size() == 1 && enums == 0) {
      all.computeIfAbsent(name, n -> new TreeSet<>())
          .add((name.startsWith("union") ? "" : size + " ") + String.join(" ", open.removeLast()));
    } else {
      member(line);
    }
  }

  private void member(String line) {
    Matcher place = PLACE.matcher(line);
    if (!place.matches()) {
      return;
    }
    String text = ATTRIBUTE.matcher(place.group(1)).replaceAll("").strip();
    boolean closes = text.startsWith("}");
    List<String> inner = List.of();
    if (closes && enums > 0) {
      enums--;
    } else if (closes) {
      inner = open.removeLast();
    }
    add(inner, Declaration.parse(closes ? "int " + text.substring(1) : text), place);
  }

  private void add(List<String> inner, Declaration declared, Matcher place) {
    String own = declared.name();
    boolean pointer = place.group(1).contains("*");
    for (String line : pointer ? List.<String>of() : inner) {
      int begin = line.indexOf(':') + 1;
      String path =
          own.isEmpty() ? line : line.substring(0, begin) + own + "." + line.substring(begin);
      open.getLast().add(path);
    }
    long bit = place.group(3) == null ? 0 : Long.parseLong(place.group(3));
    long at = Long.parseLong(place.group(2)) * 8 + bit;
    if (!own.isEmpty()) {
      open.getLast().add(entry(own, at, declared.bits(), Long.parseLong(place.group(4))));
    }
  }
}
