// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.List;
import org.jkdump.symbol.Symbol;
import org.jkdump.symbol.SymbolOffset;
import org.jkdump.target.SymbolTable;

/** Symbols: the names that look symbols up; a group of {@link PyKdumpAPI}. */
public abstract class SymbolNames extends TaskNames {
  SymbolNames() {}

  /** Address of the first symbol with this name, 0 if there is none. */
  public static long sym2addr(String name) {
    return kernel().symbols().address(name).orElse(0L);
  }

  /** Addresses of all symbols with this name. */
  public static long[] sym2alladdr(String name) {
    return kernel().symbols().addresses(name);
  }

  /** Name of the symbol at exactly an address, or null. */
  public static String addr2sym(long addr) {
    return kernel().symbols().exact(addr).orElse(null);
  }

  /** The last symbol at or before an address, or null. */
  public static SymbolOffset addr2symLoose(long addr) {
    return kernel().symbols().loose(addr).orElse(null);
  }

  /** Name of the module that an address lies in, or null. */
  public static String addr2mod(long addr) {
    return kernel().symbols().module(addr).map(SymbolTable.Module::name).orElse(null);
  }

  /** Whether there is a symbol with this name. */
  public static boolean symbolExists(String name) {
    return kernel().symbols().address(name).isPresent();
  }

  /** The symbols whose names begin with a text, in alphabetical order. */
  public static List<Symbol> symbolsByPrefix(String prefix) {
    return kernel().symbols().startingWith(prefix).toList();
  }

  /** The symbols in whose names a text occurs, vmlinux's first: crash's {@code sym -q}. */
  public static List<Symbol> symbolsContaining(String text) {
    return kernel().symbols().containing(text).toList();
  }
}
