// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.variable;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jkdump.cdecl.BaseName;
import org.jkdump.cdecl.Declaration;
import org.jkdump.cdecl.DeclarationParser;
import org.jkdump.cdecl.Tokens;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.cdecl.TypeSyntaxException;
import org.jkdump.ctext.SUDef;
import org.jkdump.symbol.Symbols;
import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;
import org.jkdump.type.DeclarationTypes;
import org.jkdump.type.NoSuchTypeException;
import org.jkdump.type.QualifiedType;
import org.jkdump.type.Types;

/**
 * Holds a declaration against a kernel. It fits if the kernel has one symbol of its name and all
 * its types, and if the variable ends before the next symbol.
 */
record DeclarationCheck(Types types, Symbols symbols) {
  private static final int MAX_LENGTH = 1 << 20;

  /**
   * The type of a variable, or the reason why there is none.
   *
   * @param type null if the declaration doesn't fit
   * @param misfit the reason; empty if it fits
   */
  record Result(CType type, String misfit) {}

  /** The result for a declaration without its semicolon. */
  Result of(String name, String declaration) {
    try {
      long address = address(name);
      CType type = completed(declared(declaration), room(address));
      return new Result(isReadOnly(address) ? type : withoutConst(type), "");
    } catch (MisfitException e) {
      return new Result(null, e.getMessage());
    }
  }

  private long address(String name) throws MisfitException {
    long[] all =
        Arrays.stream(symbols.addresses(name))
            .filter(address -> symbols.module(address).isEmpty())
            .distinct()
            .toArray();
    if (all.length != 1) {
      throw new MisfitException(
          all.length == 0 ? "vmlinux has no such symbol" : "vmlinux has several such symbols");
    }
    return all[0];
  }

  private CType declared(String text) throws MisfitException {
    Declaration declaration = parsed(text);
    if (isTwin(declaration.base())) {
      throw new MisfitException("BTF has several of '" + declaration.base().text() + "'");
    }
    return base(declaration.base())
        .flatMap(
            base -> new DeclarationTypes(types::base, types.pointerSize()).of(declaration, base))
        .orElseThrow(() -> new MisfitException("BTF lacks a type of '" + text + "'"));
  }

  private Declaration parsed(String text) throws MisfitException {
    try {
      Tokens tokens = Tokens.of(text, TypeSyntaxException::new);
      return new DeclarationParser(tokens, this::length).declaration();
    } catch (NoSuchTypeException e) {
      throw new MisfitException("BTF has no length '" + e.type() + "'");
    }
  }

  private long length(Tokens tokens) {
    if (!tokens.peek().isName()) {
      return tokens.number();
    }
    String name = tokens.take().text();
    long value = types.enumerator(name).orElse(-1);
    if (value < 0 || value > MAX_LENGTH) {
      throw new NoSuchTypeException(name, name, List::of);
    }
    return value;
  }

  private boolean isTwin(BaseName base) {
    boolean struct = base.kind() == TypeKind.STRUCT || base.kind() == TypeKind.UNION;
    return struct && !base.hasBody() && types.structs(base.kind(), base.name()).size() > 1;
  }

  private Optional<CType> base(BaseName base) {
    if (!base.hasBody()) {
      return types.base(base);
    }
    try {
      return Optional.of(SUDef.parse(base.text()).layout(types));
    } catch (NoSuchTypeException e) {
      return Optional.empty();
    }
  }

  // The symbol table of a dump has no sizes.
  private long room(long address) {
    OptionalLong next = symbols.following(address);
    return next.isPresent() ? next.getAsLong() - address : Long.MAX_VALUE;
  }

  private static CType completed(CType type, long room) throws MisfitException {
    long size = type.size();
    if (size > room) {
      throw new MisfitException(
          "it would have " + size + " bytes, but the next symbol is " + room + " bytes behind it");
    }
    boolean open = type instanceof ArrayType array && array.open() && room != Long.MAX_VALUE;
    return open ? filled((ArrayType) type, room) : type;
  }

  private static CType filled(ArrayType type, long room) throws MisfitException {
    long size = type.element().size();
    if (size == 0 || size > room) {
      throw new MisfitException("there is no room for an element before the next symbol");
    }
    return new ArrayType(type.element(), room / size);
  }

  // Kernel: RO_DATA in include/asm-generic/vmlinux.lds.h.
  private boolean isReadOnly(long address) {
    return isBetween("__start_rodata", "__end_rodata", address)
        && !isBetween("__start_ro_after_init", "__end_ro_after_init", address);
  }

  private boolean isBetween(String begin, String end, long address) {
    Optional<Long> from = symbols.address(begin);
    Optional<Long> to = symbols.address(end);
    return from.isPresent()
        && to.isPresent()
        && Long.compareUnsigned(address - from.get(), to.get() - from.get()) < 0;
  }

  private static CType withoutConst(CType type) {
    if (type instanceof ArrayType array) {
      return new ArrayType(withoutConst(array.element()), array.length(), array.open());
    }
    boolean isConst = type instanceof QualifiedType q && q.qualifier().equals("const");
    return isConst ? ((QualifiedType) type).target() : type;
  }
}
