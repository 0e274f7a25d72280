// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jkdump.btf.BtfTypes;
import org.jkdump.btf.ModuleBtf;
import org.jkdump.btf.VmlinuxBtf;
import org.jkdump.elf.DebuginfoException;
import org.jkdump.elf.VmlinuxIdentity;
import org.jkdump.log.PyLog;
import org.jkdump.memory.Memory;
import org.jkdump.symbol.Symbols;
import org.jkdump.target.CacheUse;
import org.jkdump.target.Facts;
import org.jkdump.target.NoAnswerException;
import org.jkdump.target.Target;
import org.jkdump.type.CType;
import org.jkdump.type.TypeSource;
import org.jkdump.type.Types;
import org.jkdump.variable.KnownVariables;

/**
 * The sources of a kernel's types: the BTF of vmlinux and that of its modules, both in the dump,
 * and behind them the DWARF of files: of vmlinux for kernels without BTF and for variables, of the
 * modules whose debuginfo is loaded for what only they have.
 */
final class KernelTypes implements AutoCloseable {
  private final Dimensions dimensions = new Dimensions(() -> debuginfo().indexes());
  private final Types btf;
  private final Debuginfo debuginfo;
  private final Types all;
  private final KnownVariables wellKnown;
  // Replaced, not cleared: what a thread found before a change must not be kept after it.
  private volatile Map<String, Optional<CType>> variables = new ConcurrentHashMap<>();
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();

  /**
   * @param vmlinuxSymbols gives the address of a symbol of vmlinux; the modules' symbols, which are
   *     read with these types, aren't known yet
   * @param symbols gives all symbols, later
   * @param moduleFiles gives the files of the modules whose debuginfo is loaded, by module
   */
  KernelTypes(
      Target target,
      Memory memory,
      Function<String, Optional<Long>> vmlinuxSymbols,
      Supplier<Symbols> symbols,
      PyLog log,
      Supplier<Map<String, String>> moduleFiles) {
    int pointerSize = target.facts().pointerSize();
    VmlinuxIdentity identity = new VmlinuxIdentity(target, vmlinuxSymbols);
    VmlinuxBtf.Found found = new VmlinuxBtf(target, identity, vmlinuxSymbols, dimensions).find();
    Optional<BtfTypes> vmlinux = found.types();
    List<TypeSource> sources = new ArrayList<>();
    vmlinux.ifPresent(
        types -> {
          sources.add(types);
          sources.add(new ModuleBtf(types, memory, vmlinuxSymbols, log));
        });
    this.btf = new Types(sources, pointerSize);
    this.debuginfo =
        new Debuginfo(
            identity, log, vmlinuxSymbols, symbols, btf, vmlinux.isPresent(), moduleFiles);
    if (vmlinux.isEmpty()) {
      debuginfo.vmlinux().ifPresent(sources::add);
    }
    found.damage().ifPresent(why -> log.warning(unused(why, vmlinux.isPresent(), target.facts())));
    sources.add(new DebuginfoTypes(debuginfo::modules));
    this.all = new Types(sources, pointerSize);
    this.wellKnown = new KnownVariables(btf, symbols);
  }

  /** The types of all sources. */
  Types all() {
    return all;
  }

  /** The DWARF of vmlinux and of modules. */
  Debuginfo debuginfo() {
    return debuginfo;
  }

  /** The type of a global variable or function. */
  CType variable(String name) {
    return findVariable(name)
        .orElseThrow(() -> new NoAnswerException(() -> wellKnown.missing(name)));
  }

  /** The type of a variable; absent if no source has it. */
  Optional<CType> findVariable(String name) {
    Map<String, Optional<CType>> now = variables;
    Optional<CType> known = now.get(name);
    (known == null ? misses : hits).increment();
    if (known != null) {
      return known;
    }
    Optional<CType> found =
        btf.variable(name).or(() -> debuginfo.variable(name)).or(() -> wellKnown.variable(name));
    now.put(name, found);
    return found;
  }

  /** The declarations of variables that BTF lacks. */
  KnownVariables wellKnown() {
    return wellKnown;
  }

  /** Forgets what the debuginfo of modules said: it has changed. */
  void refresh() {
    debuginfo.refresh();
    dimensions.refresh();
    all.refresh();
    variables = new ConcurrentHashMap<>();
  }

  /** Number of known types of variables. */
  CacheUse variablesUse() {
    return CacheUse.of("types of variables", variables.size()).looks(hits.sum(), misses.sum());
  }

  @Override
  public void close() {
    debuginfo.close();
  }

  private String unused(String why, boolean inFile, Facts facts) {
    return "the BTF in the kernel's memory is not used: " + why + "; " + instead(inFile, facts);
  }

  private String instead(boolean inFile, Facts facts) {
    if (inFile || debuginfo.vmlinux().isPresent()) {
      String part = inFile ? ".BTF" : "the DWARF";
      return "the types come from " + part + " of " + facts.get("namelist");
    }
    return "no struct is known; name the vmlinux of "
        + facts.release()
        + ", which has them ("
        + DebuginfoException.PACKAGES
        + ")";
  }
}
