// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jkdump.kernel.Kernel;
import org.jkdump.type.CType;
import org.jkdump.type.EnumType;
import org.jkdump.type.FunctionType;
import org.jkdump.type.Member;
import org.jkdump.type.MemberText;
import org.jkdump.type.StructType;
import org.jkdump.type.TypedefType;

/** Meanings of a C name in a kernel, in a few lines for each. */
final class Meanings {
  private static final int FEW = 5;
  private static final String INDENT = "    ";

  private final Kernel kernel;
  private final CNames names;
  private final JavaForm forms;

  Meanings(Kernel kernel, JavaForm forms) {
    this.kernel = kernel;
    this.names = new CNames(kernel);
    this.forms = forms;
  }

  /** A text for each meaning; none if nothing has that name. */
  List<String> of(String text) {
    List<String> all = new ArrayList<>();
    names.type(text).ifPresent(type -> all.add(type(text, type)));
    new SymbolText(kernel, names).of(text).ifPresent(all::add);
    kernel.types().enumWith(text).ifPresent(type -> all.add(enumerator(text, type)));
    if (all.isEmpty()) {
      names.place(text).ifPresent(place -> all.add(place(place)));
    }
    return all;
  }

  private String type(String text, CType type) {
    List<String> lines = new ArrayList<>();
    lines.add(head(type));
    if (type.bare() instanceof StructType struct) {
      struct.fields().values().stream().limit(FEW).forEach(m -> lines.add(MemberText.of(m)));
      more(lines, struct.fields().size(), text);
    } else if (type.bare() instanceof EnumType e) {
      e.enumerators().stream()
          .limit(FEW)
          .forEach(n -> lines.add(n.name() + " = " + TypeAnswer.value(e, n.value())));
      more(lines, e.enumerators().size(), text);
    }
    List<String> others = names.others(text, type);
    String hint = others.isEmpty() ? "" : "\n" + SourceText.othersHint(others, "?");
    return String.join("\n" + INDENT, lines) + hint;
  }

  private static void more(List<String> lines, int count, String text) {
    lines.add((count > FEW ? "and " + (count - FEW) + " more; " : "") + "all of it: /src " + text);
  }

  // struct task_struct: 9792 bytes, 204 fields, from the BTF of vmlinux
  private String head(CType type) {
    String name = type instanceof StructType s && !s.label().isEmpty() ? s.label() : type.text();
    if (type instanceof TypedefType typedef) {
      name = "typedef " + typedef.target().declare(typedef.name());
    }
    String count =
        type.bare() instanceof StructType s
            ? count(s.fields().size(), "field")
            : type.bare() instanceof EnumType e ? count(e.enumerators().size(), "name") : "";
    String origin = names.origin(type).map(from -> ", from " + from).orElse("");
    boolean function = type.bare() instanceof FunctionType;
    return name + ": " + (function ? "a function" : type.size() + " bytes") + count + origin;
  }

  private static String count(int count, String what) {
    return ", " + count + " " + what + (count == 1 ? "" : "s");
  }

  private static String enumerator(String name, EnumType type) {
    String value =
        type.valueOf(name).stream()
            .mapToObj(v -> TypeAnswer.value(type, v))
            .collect(Collectors.joining());
    String owner = type.name().isEmpty() ? type.text() : "enum " + type.name();
    return name + " = " + value + ", a name of " + owner + "; all of it: /src " + name;
  }

  private String place(MemberPlace place) {
    List<String> lines = new ArrayList<>();
    lines.add(place.declaration());
    var found = place.found();
    String where =
        MemberText.where(place.offset(), found.bitOffset(), found.bitSize(), found.size());
    String pointer = place.pointer();
    lines.add(where + (pointer.isEmpty() ? " in " + place.root() : behind(place, pointer)));
    address(place).ifPresent(lines::add);
    lines.add("Java: get_(\"" + place.path().replaceFirst("^(\\.|->)", "") + "\")" + form(place));
    return String.join("\n" + INDENT, lines);
  }

  private static String behind(MemberPlace place, String pointer) {
    return " behind the pointer " + place.root() + pointer;
  }

  private Optional<String> address(MemberPlace place) {
    return place.found().isDirect()
        ? kernel
            .symbols()
            .address(place.root())
            .map(address -> String.format("at 0x%x", address + place.offset()))
        : Optional.empty();
  }

  private String form(MemberPlace place) {
    Member known = place.owner() == null ? null : place.owner().fields().get(place.field());
    return known == null
        ? ""
        : forms.of(place.owner(), place.field()).map(form -> ", or " + form).orElse("");
  }
}
