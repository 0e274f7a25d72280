// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jkdump.dwarf.DwarfIndex;
import org.jkdump.dwarf.Variable;
import org.jkdump.kernel.Kernel;
import org.jkdump.type.CType;
import org.jkdump.type.StructType;

/**
 * The variables of a kernel that get a method in {@code vars}: each that the debuginfo defines, the
 * symbol table has, and whose type is known; without debuginfo the well-known and the per-CPU ones.
 * If several files have a static variable of one name, it is the one at the address of the first
 * symbol, which {@code readSymbol} reads as well.
 */
final class GlobalVariables {
  // Variables that macros make; their names are of no use.
  private static final Pattern NOISE =
      Pattern.compile(
          "__UNIQUE_ID_.*|__addressable_.*|__already_done.*|__func__.*|__setup_str_.*|__tpstrtab_.*"
              + "|__kstrtab.*|__ksymtab_.*|__initcall_.*|__warned.*|_rs\\..*|__msg\\..*");

  private final Kernel kernel;
  private final long slide;

  private GlobalVariables(Kernel kernel, List<Variable> all) {
    this.kernel = kernel;
    this.slide = slide(all);
  }

  static List<GlobalVariable> of(Kernel kernel, DwarfIndex index) {
    GlobalVariables variables = new GlobalVariables(kernel, index.variables());
    Map<String, GlobalVariable> chosen = new LinkedHashMap<>();
    for (Variable variable : index.variables()) {
      if (variables.isMeant(variable)) {
        variables
            .typed(variable.name(), variable.type())
            .ifPresent(v -> chosen.merge(v.name(), v, GlobalVariables::better));
      }
    }
    index.declared().forEach((name, type) -> variables.declared(name, type, chosen));
    List<GlobalVariable> all = new ArrayList<>(chosen.values());
    all.sort(Comparator.comparing(GlobalVariable::name));
    return all;
  }

  /** The variables of a kernel without debuginfo: well-known and per-CPU ones. */
  static List<GlobalVariable> known(Kernel kernel) {
    GlobalVariables variables = new GlobalVariables(kernel, List.of());
    Set<String> names = new TreeSet<>(kernel.knownVariables().names());
    names.addAll(kernel.types().variables());
    names.removeIf(name -> isNoise(name) || kernel.symbols().address(name).isEmpty());
    return names.stream().flatMap(name -> variables.known(name).stream()).toList();
  }

  private Optional<GlobalVariable> known(String name) {
    return kernel
        .knownVariables()
        .variable(name)
        .or(() -> kernel.types().variable(name))
        .flatMap(type -> typed(name, type.text()));
  }

  private boolean isMeant(Variable variable) {
    Optional<Long> symbol = kernel.symbols().address(variable.name());
    return !isNoise(variable.name())
        && symbol.isPresent()
        && (symbol.get() == variable.address() + slide || symbol.get() == variable.address());
  }

  private static boolean isNoise(String name) {
    return NOISE.matcher(name).matches();
  }

  // Assembly or the linker defines it: jiffies.
  private void declared(String name, String type, Map<String, GlobalVariable> chosen) {
    if (!chosen.containsKey(name) && kernel.symbols().address(name).isPresent()) {
      typed(name, type).ifPresent(variable -> chosen.put(name, variable));
    }
  }

  // A weak definition may leave the length of an array open.
  private static GlobalVariable better(GlobalVariable a, GlobalVariable b) {
    return b.type().size() > a.type().size() ? b : a;
  }

  // A type without a tag has no name; one of several of one tag may be the wrong one.
  private Optional<GlobalVariable> typed(String name, String cType) {
    return kernel
        .types()
        .find(cType)
        .filter(type -> !cType.isEmpty() && !isTwin(type))
        .map(type -> new GlobalVariable(name, type, cType, isPerCpu(name)));
  }

  private boolean isPerCpu(String name) {
    return kernel.perCpu().contains(kernel.symbolAddress(name));
  }

  private boolean isTwin(CType type) {
    return NamedTypes.core(type) instanceof StructType struct
        && !struct.tag().isEmpty()
        && kernel.types().structs(struct.kind(), struct.tag()).size() > 1;
  }

  // Bytes by which the kernel was moved when it booted (KASLR).
  private long slide(List<Variable> all) {
    return all.stream()
        .filter(variable -> variable.name().equals("init_task"))
        .mapToLong(variable -> kernel.symbolAddress("init_task") - variable.address())
        .findFirst()
        .orElse(0);
  }
}
