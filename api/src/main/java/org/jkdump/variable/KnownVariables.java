// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.variable;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jkdump.elf.DebuginfoException;
import org.jkdump.memo.Lazy;
import org.jkdump.symbol.Symbols;
import org.jkdump.type.CType;
import org.jkdump.type.Types;

/**
 * Types of well-known variables without debuginfo: BTF has at most the per-CPU ones. A declaration
 * is believed only if it fits the kernel, see {@link DeclarationCheck}.
 */
public final class KnownVariables {
  private static final String IN_VMLINUX =
      "debuginfo of vmlinux has the types of all variables (" + DebuginfoException.PACKAGES + ")";

  private final Types types;
  private final Supplier<Symbols> symbols;
  private final Lazy<Declarations> declarations;

  /**
   * @param types the types of BTF
   * @param symbols returns the kernel's symbols; they change with a module's debuginfo
   */
  public KnownVariables(Types types, Supplier<Symbols> symbols) {
    this(types, symbols, Declarations::bundled);
  }

  KnownVariables(Types types, Supplier<Symbols> symbols, Supplier<Declarations> declarations) {
    this.types = types;
    this.symbols = symbols;
    this.declarations = new Lazy<>(declarations);
  }

  /** The type of a variable; absent if no declaration of it fits this kernel. */
  public Optional<CType> variable(String name) {
    return results(name).map(DeclarationCheck.Result::type).filter(Objects::nonNull).findFirst();
  }

  /** The message that no source has a variable's type. */
  public String missing(String name) {
    String misfit =
        results(name)
            .findFirst()
            .map(newest -> " (its declaration does not fit: " + newest.misfit() + ")")
            .orElse("");
    return String.format(
        "no type is known for '%s'%s: %s; or say the type, readSU(type, addr)",
        name,
        misfit,
        symbols.get().moduleOf(name).map(KnownVariables::inModule).orElse(IN_VMLINUX));
  }

  private static String inModule(String module) {
    return String.format(
        "it belongs to module %s, whose debuginfo has it: loadModule(\"%s\")", module, module);
  }

  /** The names of the declared variables; a kernel has some of them. */
  public Set<String> names() {
    return declarations.get().names();
  }

  /** The text of all declarations. */
  public String text() {
    return declarations.get().text();
  }

  private Stream<DeclarationCheck.Result> results(String name) {
    DeclarationCheck check = new DeclarationCheck(types, symbols.get());
    return declarations.get().of(name).map(text -> check.of(name, text));
  }
}
