// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jkdump.kernel.Kernel;
import org.jkdump.type.CType;
import org.jkdump.type.FunctionType;

/** Text about a symbol: type, address, section. */
record SymbolText(Kernel kernel, CNames names) {
  private static final String CODE = "tTwW";

  Optional<String> of(String name) {
    return kernel.symbols().address(name).map(address -> text(name, address));
  }

  /** Whether a symbol's letter stands for code. */
  static boolean isCode(char letter) {
    return CODE.indexOf(letter) >= 0;
  }

  private String text(String name, long address) {
    Optional<CType> type = names.variable(name);
    boolean function = type.filter(FunctionType.class::isInstance).isPresent();
    List<String> lines = new ArrayList<>();
    lines.add(
        type.map(t -> t.declare(name) + ";").orElse(name + ": a symbol whose type is not known"));
    String kind = kind(name, address, type.orElse(null));
    lines.add(kind + place(address) + size(type) + several(name));
    lines.add("Java: " + java(name, address, function || type.isEmpty()));
    return String.join("\n    ", lines);
  }

  private String kind(String name, long address, CType type) {
    char letter = kernel.symbols().type(name).orElse('?');
    if (type instanceof FunctionType || isCode(letter)) {
      return String.format("function at 0x%x", address);
    }
    if (kernel.perCpu().contains(address)) {
      return String.format("per-CPU variable, symbol 0x%x", address);
    }
    String what = type == null ? "" : "variable ";
    return what + String.format("at 0x%x", address) + section(letter);
  }

  // The letters of nm; crash doesn't always know those of modules' symbols.
  private static String section(char letter) {
    return switch (Character.toLowerCase(letter)) {
      case 'b' -> " (" + letter + ": zero at the start)";
      case 'd' -> " (" + letter + ": data)";
      case 'r' -> " (" + letter + ": read only)";
      case 'a' -> " (" + letter + ": an absolute value)";
      default -> "";
    };
  }

  private String place(long address) {
    return kernel.symbols().module(address).map(module -> " in module " + module.name()).orElse("");
  }

  private static String size(Optional<CType> type) {
    return type.filter(t -> t.size() > 0).map(t -> ", " + t.size() + " bytes").orElse("");
  }

  private String several(String name) {
    int count = kernel.symbols().addresses(name).length;
    return count > 1 ? "; " + count + " symbols have this name" : "";
  }

  private String java(String name, long address, boolean addressOnly) {
    String quoted = "(\"" + name + "\"";
    if (addressOnly) {
      return "sym2addr" + quoted + ")";
    }
    return kernel.perCpu().contains(address)
        ? "perCpu" + quoted + ", cpu)"
        : "readSymbol" + quoted + ")";
  }
}
