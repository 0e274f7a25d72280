// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jkdump.ctext.SUDef;
import org.jkdump.log.PyLog;
import org.jkdump.memo.CacheTable;
import org.jkdump.memo.DerivedObjects;
import org.jkdump.memo.Lazy;
import org.jkdump.memo.MemoFlag;
import org.jkdump.memo.Memos;
import org.jkdump.memo.Selection;
import org.jkdump.memory.Memory;
import org.jkdump.memory.PageCache;
import org.jkdump.symbol.Symbols;
import org.jkdump.target.CacheUse;
import org.jkdump.target.CommandException;
import org.jkdump.target.CommandOutput;
import org.jkdump.target.Facts;
import org.jkdump.target.NoAnswerException;
import org.jkdump.target.Space;
import org.jkdump.target.SymbolTable;
import org.jkdump.target.Target;
import org.jkdump.target.TargetException;
import org.jkdump.type.CType;
import org.jkdump.type.Nearest;
import org.jkdump.type.StructType;
import org.jkdump.type.Types;
import org.jkdump.variable.KnownVariables;
import org.jkdump.walk.WalkContext;

/**
 * One opened kernel with its memory, symbols, types, caches and log. Several can be open in one
 * JVM. Safe for use by many threads.
 */
public final class Kernel implements AutoCloseable {
  private final Target target;
  private final PyLog log;
  private final PageCache cache;
  private final Memory memory;
  // Snippets that read other spaces read one of them again and again.
  private volatile Memory recent;
  private final boolean bigEndian;
  // Three stages: the modules' symbols are read with the types, whose place a symbol tells.
  private final Lazy<SymbolTable> table;
  private final Lazy<KernelTypes> types;
  private final Lazy<Symbols> symbols;
  private final Map<StructType, StructLayout> layouts = new ConcurrentHashMap<>();
  private final Expressions expressions = new Expressions(this);
  private final SymbolValues symbolValues = new SymbolValues(this);
  private final PerCpu perCpu = new PerCpu(this);
  private final AddressMap addresses = new AddressMap(this);
  private final AtomicInteger debuginfoChanges = new AtomicInteger();
  private final Modules modules = new Modules(this);
  private final Attributes attributes = new Attributes(this);
  // Path of the file; a crash that starts may bring one.
  private volatile String vmlinux;
  private volatile Consumer<String> progress = text -> {};
  private final Selection choices = new Selection();
  private final Memos memos;
  private final Map<SUDef, StructType> definitions = new ConcurrentHashMap<>();
  private final DerivedObjects<Kernel> derived;
  private final Map<Class<?>, KernelPart> parts = new ConcurrentHashMap<>();

  /**
   * @param cacheBytes bytes of the target's memory that are kept
   */
  public Kernel(Target target, PyLog log, long cacheBytes) {
    this.target = target;
    this.log = log;
    this.derived = new DerivedObjects<>(this, log);
    this.memos = new Memos(target.facts().live());
    this.bigEndian = target.facts().bigEndian();
    this.vmlinux = vmlinux();
    this.cache = new PageCache(target, cacheBytes);
    this.memory = new Memory(target, cache, Space.KERNEL, 0);
    this.recent = memory;
    this.table = new Lazy<>(target::symbols);
    this.types =
        new Lazy<>(
            () ->
                new KernelTypes(
                    target, memory, this::vmlinuxSymbol, this::symbols, log, modules()::files));
    this.symbols = new Lazy<>(() -> new Symbols(allSymbols()));
    target.onReturn(this::crashIsThere);
    target.useTypes((struct, member) -> types().getStruct(struct).path(member).offset());
  }

  /** Begins to load symbols and types in the background. */
  public void warmUp() {
    symbols.start();
    types.start();
  }

  public Target target() {
    return target;
  }

  /** Facts about the target and the machine. */
  public Facts facts() {
    return target.facts();
  }

  public PyLog log() {
    return log;
  }

  /**
   * Progress callback: takes the present slow step in a few words, and an empty text at its end.
   */
  public Consumer<String> progress() {
    return progress;
  }

  /** Sets the progress callback. */
  public void progress(Consumer<String> listener) {
    progress = listener;
  }

  /** Kernel virtual memory. */
  public Memory memory() {
    return memory;
  }

  /** Physical memory, or the user memory of a task given by the address of its task_struct. */
  public Memory memory(Space space, long task) {
    if (memory.is(space, task)) {
      return memory;
    }
    Memory last = recent;
    if (!last.is(space, task)) {
      recent = last = new Memory(target, cache, space, task);
    }
    return last;
  }

  /** Address translation. */
  public AddressMap addresses() {
    return addresses;
  }

  public PageCache cache() {
    return cache;
  }

  /** Results of memoized functions. */
  public Memos memos() {
    return memos;
  }

  /** The use of each cache. */
  public CacheTable caches() {
    List<CacheUse> uses =
        new ArrayList<>(
            List.of(
                cache.use(),
                CacheUse.of("symbols", symbols().size()),
                types().use(),
                types.get().variablesUse(),
                CacheUse.of("structs in use", layouts.size()),
                StructLayout.use(layouts.values()),
                expressions.use(),
                expressions.pathsUse(),
                choices.use(),
                CacheUse.of("structs in C text", definitions.size())));
    parts.values().forEach(part -> uses.addAll(part.caches()));
    uses.add(CacheUse.of("indexes of helpers", derived.size()));
    uses.add(memos.use());
    return new CacheTable(uses);
  }

  public Symbols symbols() {
    return symbols.get();
  }

  /** The address of a symbol of vmlinux, known before the modules' symbols are. */
  Optional<Long> vmlinuxSymbol(String name) {
    return table.get().address(name);
  }

  private SymbolTable allSymbols() {
    return target.symbolsHaveModules()
        ? table.get()
        : new ModuleSymbols(this).behind(target.allSymbols());
  }

  public Types types() {
    return types.get().all();
  }

  /**
   * An object that a helper computes once for a kernel and keeps, such as an index, until debuginfo
   * is loaded; on a live system it is computed each time.
   *
   * @param key the helper's own class of the object
   */
  public <T> T derived(Class<T> key, Function<Kernel, T> maker) {
    if (facts().live()) {
      return maker.apply(this);
    }
    return derived.get(key, maker);
  }

  /**
   * An object that a package above this one keeps as long as the kernel is open.
   *
   * @param key its class
   */
  public <T extends KernelPart> T part(Class<T> key, Function<Kernel, T> maker) {
    KernelPart known = parts.get(key);
    return key.cast(known != null ? known : parts.computeIfAbsent(key, k -> maker.apply(this)));
  }

  /** The memory, types and log for walks over containers. */
  public WalkContext walks() {
    return new WalkContext(memory, types(), log);
  }

  public PerCpu perCpu() {
    return perCpu;
  }

  /** The modules and their debuginfo. */
  public Modules modules() {
    return modules;
  }

  /** The virtual attributes of its structs. */
  public Attributes attributes() {
    return attributes;
  }

  /**
   * The output of a crash command.
   *
   * @throws CommandException if crash reports an error; it carries what was printed until then
   */
  public String command(String line) {
    return text(line, target.crash().command(line));
  }

  /**
   * Runs a crash command and shows the text while crash prints it.
   *
   * @param shown takes each piece of the text, perhaps in another thread
   */
  public String command(String line, Consumer<String> shown) {
    return text(line, target.crash().command(line, shown));
  }

  private String text(String line, CommandOutput output) {
    if (Modules.changesDebuginfo(line)) {
      debuginfoChanged();
    }
    if (output.failed()) {
      throw new CommandException(line, output.text(), "failed");
    }
    return output.text();
  }

  /** A struct or union at an address. */
  public Struct struct(String type, long address) {
    return new Struct(layout(types().getStruct(type)), address);
  }

  /** A struct or union at an address. */
  public Struct struct(StructType type, long address) {
    return new Struct(layout(type), address);
  }

  /** A struct defined in C text, laid out for this kernel, at an address. */
  public Struct struct(SUDef definition, long address) {
    StructType type = definitions.computeIfAbsent(definition, d -> d.layout(types()));
    return new Struct(layout(type), address);
  }

  /** The struct of which something at an address is the member that a path names. */
  public Struct containerOf(long address, String type, String path) {
    StructLayout layout = layout(types().getStruct(type));
    return new Struct(layout, address - layout.field(path).offset());
  }

  /** The global variable with this name. */
  public Value symbolValue(String name) {
    return symbolValues.value(name);
  }

  /** Address of a symbol. */
  public long symbolAddress(String name) {
    return symbols()
        .address(name)
        .orElseThrow(
            () ->
                new NoAnswerException(
                    () -> "no symbol '" + name + "'" + Nearest.hint(name, symbols().names())));
  }

  /** The value of a type at an address. */
  public Value value(String type, long address) {
    return value(types().get(type), address);
  }

  /** The value of a type at an address. */
  public Value value(CType type, long address) {
    return Readers.of(type).read(this, address);
  }

  /** The type of a global variable or function. */
  public CType variableType(String name) {
    return types.get().variable(name);
  }

  /** The declarations of variables, which are asked if neither BTF nor debuginfo knows a type. */
  public KnownVariables knownVariables() {
    return types.get().wellKnown();
  }

  /** Number of times that a module's debuginfo was loaded or deleted. */
  public int debuginfoChanges() {
    return debuginfoChanges.get();
  }

  /**
   * Checks that a vmlinux is of this kernel, as far as both have a build-id.
   *
   * @throws TargetException if it is another one, or can't be read
   */
  public void checkVmlinux(Path file) {
    debuginfo().check(file);
  }

  /** The DWARF of vmlinux and of modules. */
  Debuginfo debuginfo() {
    return types.get().debuginfo();
  }

  /** Whether the type of a global variable is known. */
  public boolean isTyped(String variable) {
    return types.get().findVariable(variable).isPresent();
  }

  @Override
  public void close() {
    types.ifMade(KernelTypes::close);
    target.close();
  }

  @Override
  public String toString() {
    return "kernel " + facts().release() + " of " + target.name();
  }

  /** Forgets what a module's debuginfo, loaded or deleted, has changed: symbols and types. */
  public void debuginfoChanged() {
    if (target.symbolsHaveModules()) {
      table.forget();
      symbols.forget();
    }
    types.get().refresh();
    cache.forgetFailures();
    definitions.clear();
    derived.forget();
    parts.values().forEach(KernelPart::debuginfoChanged);
    layouts.values().forEach(StructLayout::debuginfoChanged);
    expressions.debuginfoChanged();
    symbolValues.debuginfoChanged();
    attributes.debuginfoChanged();
    choices.forget();
    memos.purge(Set.of(MemoFlag.LOAD));
    debuginfoChanges.incrementAndGet();
    modules.noted();
  }

  // The modules first: what crash has loaded counts from now on.
  private void crashIsThere() {
    modules.restore();
    if (!vmlinux.equals(vmlinux())) {
      vmlinux = vmlinux();
      symbols.forget();
      debuginfoChanged();
    }
  }

  private String vmlinux() {
    return facts().get("namelist");
  }

  /** Forgets what {@code --reload} is to forget: programs may have changed. */
  public void reload() {
    choices.forget();
    memos.purge(Set.of(MemoFlag.RELOAD));
  }

  public Selection choices() {
    return choices;
  }

  void forgetFields() {
    layouts.values().forEach(StructLayout::forget);
    expressions.forget();
  }

  boolean bigEndian() {
    return bigEndian;
  }

  public StructLayout layout(StructType type) {
    StructLayout layout = layouts.get(type);
    return layout != null ? layout : layouts.computeIfAbsent(type, t -> new StructLayout(this, t));
  }

  /** A path from a value of a type, resolved once. */
  Field field(CType start, String path) {
    return start.bare() instanceof StructType struct
        ? layout(struct).field(path)
        : expressions.field(start, path);
  }

  /** The value of a C expression. */
  public Value evaluate(String expression) {
    return expressions.parse(expression).value(this);
  }

  public Struct symbolStruct(String symbol, String type) {
    return struct(type, symbolAddress(symbol));
  }
}
