// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.gdb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jkdump.cdecl.Declaration;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.target.TargetException;

/**
 * Finds the offsets of members if {@code ptype /o} gives none: since GDB 13 for a struct that ends
 * with a flexible array. GDB is asked for the address of each member that has one. A bit-field
 * follows the member before it, as the x86-64 ABI lays it out. A bit-field of width 0 ({@code
 * unsigned :0}) is not in the debuginfo, so its alignment is missed.
 */
final class Placement {
  // crash takes lines of at most 1500 characters.
  private static final int AT_ONCE = 6;

  private final GdbTypes types;
  private final String what;
  private final PtypeBody given;
  private final Map<String, Long> offsets = new HashMap<>();
  private final Map<String, Long> sizes = new HashMap<>();

  /**
   * @param what the type in GDB's syntax
   */
  Placement(GdbTypes types, String what, PtypeBody given) {
    this.types = types;
    this.what = what;
    this.given = given;
  }

  /** Returns the body with sizes and offsets. */
  PtypeBody placed() {
    List<String> asked = new ArrayList<>();
    collect(given, "", asked);
    for (int from = 0; from < asked.size(); from += AT_ONCE) {
      ask(asked.subList(from, Math.min(asked.size(), from + AT_ONCE)));
    }
    long size = numbers(List.of("sizeof(" + what + ")")).get(0);
    return place(given, "", 0, size);
  }

  private void collect(PtypeBody body, String prefix, List<String> paths) {
    for (PtypeMember member : body.members()) {
      Declaration d = declaration(member);
      if (!d.name().isEmpty()) {
        paths.add(prefix + d.name());
      }
      if (member.body() != null && d.shapes().isEmpty()) {
        collect(member.body(), d.name().isEmpty() ? prefix : prefix + d.name() + ".", paths);
      }
    }
  }

  private void ask(List<String> paths) {
    List<String> questions = new ArrayList<>();
    for (String path : paths) {
      questions.add("sizeof(((" + what + " *)0)->" + path + ")");
      if (!bitField(path)) {
        questions.add("&((" + what + " *)0)->" + path);
      }
    }
    int next = 0;
    List<Long> answers = numbers(questions);
    for (String path : paths) {
      sizes.put(path, answers.get(next++));
      if (!bitField(path)) {
        offsets.put(path, answers.get(next++));
      }
    }
  }

  private List<Long> numbers(List<String> questions) {
    return types
        .gdb()
        .numbers(questions)
        .orElseThrow(
            () -> new TargetException("GDB can't say where the members of " + what + " lie"));
  }

  private boolean bitField(String path) {
    return find(given, path).bits() > 0;
  }

  private Declaration find(PtypeBody body, String path) {
    int dot = path.indexOf('.');
    String first = dot < 0 ? path : path.substring(0, dot);
    for (PtypeMember member : body.members()) {
      Declaration d = declaration(member);
      if (d.name().equals(first)) {
        return dot < 0 ? d : find(member.body(), path.substring(dot + 1));
      }
      if (d.name().isEmpty() && member.body() != null) {
        Declaration inner = find(member.body(), path);
        if (inner != null) {
          return inner;
        }
      }
    }
    return null;
  }

  private static Declaration declaration(PtypeMember member) {
    return Declaration.parse((member.body() == null ? "" : "int ") + member.declaration());
  }

  // Arguments are in bits from the outermost struct; offsets in the result are from the body
  // itself.
  private PtypeBody place(PtypeBody body, String prefix, long begin, long size) {
    List<PtypeMember> made = new ArrayList<>();
    long end = begin;
    long last = begin;
    for (PtypeMember member : body.members()) {
      Declaration d = declaration(member);
      long at = body.kind() == TypeKind.UNION ? begin : position(member, d, prefix, end);
      PtypeBody inner = member.body() == null ? null : inner(member.body(), d, prefix, at);
      made.add(new PtypeMember(member.declaration(), inner, at - begin));
      end = at + width(d, inner, prefix);
      last = Math.max(last, end);
    }
    long bytes = size >= 0 ? size : (last - begin + 7) / 8;
    return new PtypeBody(body.kind(), body.tag(), bytes, made, body.tail(), body.incomplete());
  }

  private PtypeBody inner(PtypeBody body, Declaration d, String prefix, long at) {
    boolean unnamed = d.name().isEmpty();
    String path = unnamed ? prefix : prefix + d.name() + ".";
    boolean plain = d.shapes().isEmpty();
    long size = unnamed || !plain ? -1 : sizes.getOrDefault(prefix + d.name(), -1L);
    return place(body, path, at, size);
  }

  private long width(Declaration d, PtypeBody inner, String prefix) {
    if (d.bits() > 0) {
      return d.bits();
    }
    return 8
        * (d.name().isEmpty() ? (inner == null ? 0 : inner.size()) : sizes.get(prefix + d.name()));
  }

  private long position(PtypeMember member, Declaration d, String prefix, long end) {
    if (!d.name().isEmpty()) {
      Long offset = offsets.get(prefix + d.name());
      return offset != null ? offset * 8 : bitField(d, prefix, end);
    }
    long first = member.body() == null ? -1 : firstNamed(member.body(), prefix);
    return first >= 0 ? first : (end + 7) / 8 * 8;
  }

  // A bit-field that would cross a storage unit of its type begins in the next unit.
  private long bitField(Declaration d, String prefix, long end) {
    long unit = 8 * sizes.get(prefix + d.name());
    boolean crosses = end / unit != (end + d.bits() - 1) / unit;
    return crosses ? (end + unit - 1) / unit * unit : end;
  }

  // A struct begins at its first member, a union at each of its members.
  private long firstNamed(PtypeBody body, String prefix) {
    for (PtypeMember member : body.members()) {
      Declaration d = declaration(member);
      Long offset = d.name().isEmpty() ? null : offsets.get(prefix + d.name());
      if (offset != null) {
        return offset * 8;
      }
      long inner =
          d.name().isEmpty() && member.body() != null ? firstNamed(member.body(), prefix) : -1;
      if (inner >= 0) {
        return inner;
      }
      if (body.kind() == TypeKind.STRUCT) {
        return -1;
      }
    }
    return -1;
  }
}
