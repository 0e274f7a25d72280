// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.kernel.Kernel;
import org.jkdump.parity.gdb.GdbTypes;
import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;
import org.jkdump.type.Member;
import org.jkdump.type.StructType;
import org.jkdump.type.Types;

/** Compares structs from BTF with GDB's descriptions, member by member. */
final class GdbComparison {
  /** Reason why two descriptions of one type may differ. */
  enum Cause {
    /** GDB finds another of several structs with one tag. */
    TWIN,
    /** GDB finds an enum with the tag, and then no struct. */
    ENUM_OF_ITS_TAG,
    /** BTF has an array of several dimensions as an array of one. */
    DIMENSIONS,
    /** BTF doesn't tell {@code []} from {@code [0]}. */
    EMPTY_ARRAY,
    /** GDB prints {@code struct {...}} in a parameter list. */
    PARAMETERS,
    /** BTF has const for an array's elements and for the array, but C has it once. */
    QUALIFIER
  }

  private final Kernel kernel = Dump.kernel();
  private final Types gdb = gdb();
  private final Map<Cause, List<String>> causes = new EnumMap<>(Cause.class);
  private final List<String> unexplained = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private int compared;
  private int members;

  GdbComparison(List<StructType> types) {
    types.forEach(this::compare);
  }

  /** Returns every struct and union of vmlinux, the first of each tag, by name. */
  static List<StructType> vmlinux() {
    Types types = Dump.kernel().types();
    return types.structs().stream()
        .filter(type -> Pahole.dwarf().containsKey(type.text()))
        .filter(type -> types.structs(type.kind(), type.tag()).get(0) == type)
        .sorted(Comparator.comparing(StructType::text))
        .toList();
  }

  int compared() {
    return compared;
  }

  /** Returns the differences without a known cause, and the structs that GDB doesn't know. */
  String unexplained() {
    return String.join("\n", unexplained) + String.join("\n", unknown);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(compared).append(" types, ").append(members).append(" members; differences: ");
    causes.forEach(
        (cause, where) -> text.append(cause).append(' ').append(where.size()).append(' '));
    causes.forEach((cause, where) -> text.append("\n  ").append(cause).append(": ").append(where));
    return text.toString();
  }

  // Types from GDB alone, as for a kernel without BTF.
  private static Types gdb() {
    GdbTypes source =
        new GdbTypes(Dump.kernel().target().crash()::gdb, b -> Optional.empty(), () -> true, 8);
    return new Types(List.of(source), 8);
  }

  private void compare(StructType btf) {
    Optional<CType> other = gdb.find(btf.kind(), btf.tag());
    if (other.isEmpty() && kernel.types().find(TypeKind.ENUM, btf.tag()).isPresent()) {
      because(Cause.ENUM_OF_ITS_TAG, btf.text());
      return;
    }
    if (other.isEmpty()) {
      unknown.add("GDB doesn't know " + btf.text());
      return;
    }
    compared++;
    StructType found = (StructType) other.get();
    if (Pahole.layout(btf).equals(Pahole.layout(found))) {
      texts(btf, btf, found);
    } else if (kernel.types().structs(btf.kind(), btf.tag()).stream()
        .anyMatch(twin -> Pahole.layout(twin).equals(Pahole.layout(found)))) {
      because(Cause.TWIN, btf.text());
    } else {
      unexplained.add(btf.text() + ":\n" + Pahole.layout(btf) + "\n" + Pahole.layout(found));
    }
  }

  private void texts(StructType whole, StructType btf, StructType found) {
    Iterator<Member> others = found.members().iterator();
    for (Member member : btf.members()) {
      members++;
      text(whole, member, others.next());
    }
  }

  private void text(StructType whole, Member btf, Member found) {
    String where = whole.text() + ": " + btf.text();
    String other = found.text();
    if (btf.type() instanceof StructType a
        && a.tag().isEmpty()
        && found.type() instanceof StructType b) {
      texts(whole, a, b);
    } else if (!btf.text().equals(other)) {
      cause(btf, found)
          .ifPresentOrElse(
              cause -> because(cause, where + " / " + other),
              () -> unexplained.add(where + " / " + other));
    }
  }

  private static Optional<Cause> cause(Member btf, Member found) {
    if (btf.text().replace("[]", "[0]").equals(found.text().replace("[]", "[0]"))) {
      return Optional.of(Cause.EMPTY_ARRAY);
    }
    if (btf.text().replace("const const ", "const ").equals(found.text())) {
      return Optional.of(Cause.QUALIFIER);
    }
    if (flat(btf.type()).equals(flat(found.type()))) {
      return Optional.of(Cause.DIMENSIONS);
    }
    boolean both = btf.text().contains("(") && found.text().contains("(");
    return both && (btf.text() + found.text()).contains("{...}")
        ? Optional.of(Cause.PARAMETERS)
        : Optional.empty();
  }

  // All dimensions joined into one, as in BTF.
  private static String flat(CType type) {
    long length = 1;
    CType element = type;
    while (element instanceof ArrayType array) {
      length *= array.length();
      element = array.element();
    }
    return element.text() + length;
  }

  private void because(Cause cause, String what) {
    causes.computeIfAbsent(cause, c -> new ArrayList<>()).add(what);
  }
}
