// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jkdump.btf.BtfTypes;
import org.jkdump.btf.ModuleBtf;
import org.jkdump.cdecl.Declaration;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.gdb.Dimensions;
import org.jkdump.gdb.GdbTypes;
import org.jkdump.log.PyLog;
import org.jkdump.memory.Memory;
import org.jkdump.target.CacheUse;
import org.jkdump.target.Space;
import org.jkdump.target.Target;
import org.jkdump.target.TargetException;
import org.jkdump.type.CType;
import org.jkdump.type.StructType;
import org.jkdump.type.TypeComparison;
import org.jkdump.type.TypeSource;
import org.jkdump.type.Types;
import org.jkdump.variable.KnownVariables;

/**
 * The sources of a kernel's types: the BTF of vmlinux and that of its modules, both in the dump,
 * and behind them GDB with the debuginfo.
 */
final class KernelTypes {
  private final Target target;
  private final Dimensions dimensions = new Dimensions(this::gdb);
  private final Types btf;
  private final GdbTypes gdb;
  private final Types all;
  private final KnownVariables wellKnown;
  private final Map<String, CType> variables = new ConcurrentHashMap<>();
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final Function<String, Optional<Long>> vmlinuxSymbols;
  private volatile Boolean modulesHaveDebuginfo;

  /**
   * @param vmlinuxSymbols gives the address of a symbol of vmlinux; the modules' symbols, which are
   *     read with these types, aren't known yet
   */
  KernelTypes(
      Target target, Memory memory, Function<String, Optional<Long>> vmlinuxSymbols, PyLog log) {
    int pointerSize = target.facts().pointerSize();
    this.target = target;
    this.vmlinuxSymbols = vmlinuxSymbols;
    List<TypeSource> sources = new ArrayList<>();
    vmlinux(pointerSize)
        .ifPresent(
            vmlinux -> {
              sources.add(vmlinux);
              sources.add(new ModuleBtf(vmlinux, memory, vmlinuxSymbols, log));
            });
    this.btf = new Types(sources, pointerSize);
    this.gdb =
        new GdbTypes(
            question -> target.crash().gdb(question),
            base -> btf.find(base.kind(), base.name()),
            () -> sources.size() == 1 || modulesHaveDebuginfo(),
            pointerSize);
    sources.add(gdb);
    this.all = new Types(sources, pointerSize);
    this.wellKnown = new KnownVariables(btf, () -> this.symbols);
  }

  /** The types of all sources. */
  Types all() {
    return all;
  }

  /** The type of a global variable or function. */
  CType variable(String name) {
    return findVariable(name).orElseThrow(() -> new TargetException(wellKnown.missing(name)));
  }

  /** The type of a variable; absent if no source has it. */
  Optional<CType> findVariable(String name) {
    CType known = variables.get(name);
    (known == null ? misses : hits).increment();
    if (known != null) {
      return Optional.of(known);
    }
    Optional<CType> found =
        btf.variable(name).or(() -> fromDebuginfo(name)).or(() -> wellKnown.variable(name));
    found.ifPresent(type -> variables.put(name, type));
    return found;
  }

  /** The declarations of variables that BTF lacks. */
  KnownVariables wellKnown() {
    return wellKnown;
  }

  /** Forgets what the debuginfo said: it has changed. */
  void refresh() {
    modulesHaveDebuginfo = null;
    gdb.refresh();
    dimensions.refresh();
    all.refresh();
    variables.clear();
  }

  /** Number of known types of variables. */
  CacheUse variablesUse() {
    return CacheUse.of("types of variables", variables.size()).looks(hits.sum(), misses.sum());
  }

  /** The use of GDB's types. */
  CacheUse gdbUse() {
    return gdb.use();
  }

  // GDB has no type of vmlinux that BTF lacks.
  private boolean modulesHaveDebuginfo() {
    if (modulesHaveDebuginfo == null) {
      modulesHaveDebuginfo = !Modules.files(target.crash().command("mod").text()).isEmpty();
    }
    return modulesHaveDebuginfo;
  }

  private Optional<CType> fromDebuginfo(String name) {
    return target.crash().variableType(name).flatMap(text -> type(name, text));
  }

  // A tag may stand for several structs: then the variable's own file says which.
  private Optional<CType> type(String name, String text) {
    Declaration declaration = Declaration.typeName(text);
    TypeKind kind = declaration.base().kind();
    String tag = declaration.base().name();
    boolean struct = kind == TypeKind.STRUCT || kind == TypeKind.UNION;
    if (struct && !tag.isEmpty() && btf.structs(kind, tag).size() != 1) {
      Optional<StructType> body = gdb.body(name);
      if (body.isPresent()) {
        return Optional.of(gdb.around(declaration, twin(body.get())));
      }
    }
    return gdb.typeOf(name, text);
  }

  private CType twin(StructType body) {
    return all.structs(body.kind(), body.tag()).stream()
        .filter(known -> TypeComparison.alike(known, body))
        .findFirst()
        .orElse(body);
  }

  // Since Linux kernel commit 90ceddcb4950 ("bpf: Support llvm-objcopy for vmlinux BTF") (in v5.7)
  // the section lies between these symbols; before it they had longer names.
  private Optional<BtfTypes> vmlinux(int pointerSize) {
    Optional<Long> begin = symbol("__start_BTF", "_binary__btf_vmlinux_bin_start");
    Optional<Long> end = symbol("__stop_BTF", "_binary__btf_vmlinux_bin_end");
    if (begin.isEmpty() || end.isEmpty()) {
      return Optional.empty();
    }
    int size = Math.toIntExact(end.get() - begin.get());
    return Optional.of(
        new BtfTypes(target.read(Space.KERNEL, 0, begin.get(), size), pointerSize, dimensions));
  }

  private GdbTypes gdb() {
    return gdb;
  }

  private Optional<Long> symbol(String name, String older) {
    return vmlinuxSymbols.apply(name).or(() -> vmlinuxSymbols.apply(older));
  }
}
