// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.target;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.ToLongBiFunction;
import java.util.stream.Stream;
import org.jkdump.bridge.crash.LazyCrash;
import org.jkdump.bridge.dump.DumpFile;
import org.jkdump.bridge.dump.DumpOpener;
import org.jkdump.bridge.kallsyms.KallsymsStore;
import org.jkdump.bridge.module.ModuleDebuginfo;
import org.jkdump.elf.DebuginfoException;
import org.jkdump.elf.VmlinuxSymbols;
import org.jkdump.target.Chain;
import org.jkdump.target.CpuRegisters;
import org.jkdump.target.Crash;
import org.jkdump.target.Facts;
import org.jkdump.target.OpenException;
import org.jkdump.target.OpenRequest;
import org.jkdump.target.Pages;
import org.jkdump.target.Space;
import org.jkdump.target.SymbolTable;
import org.jkdump.target.Target;
import org.jkdump.target.TargetException;
import org.jkdump.target.Translations;

/** A dump file of an x86-64 kernel, read without crash. */
public final class DumpTarget implements Target {
  private static final int PAGE_SIZE = 4096;
  private static final int MAX_PAGES = 1 << 16;

  private final DumpFile file;
  private final String name;
  private final Companions companions;
  private final LazyCrash crash;
  private final VmcoreInfo info;
  private final DumpMemory memory;
  private final SymbolTable symbols;
  private volatile Facts facts;
  private final List<String> warnings;
  private volatile ToLongBiFunction<String, String> offsets = DumpTarget::unknownOffset;

  /**
   * Opens a dump.
   *
   * @param files the dump's file, or its parts
   * @param reading the ways to read the file
   * @param companions give the vmlinux and the crash
   * @param progress is given the running step in a few words
   * @throws OpenException if the files are no dump of this kind, or VMCOREINFO, symbols and memory
   *     don't belong together; the message says what disagrees
   */
  public static DumpTarget open(
      List<Path> files,
      OpenRequest.Reading reading,
      Companions companions,
      Consumer<String> progress) {
    DumpFile file = DumpOpener.open(files);
    try {
      DumpFile pages = reading.zeroExcluded() ? file.withExcludedAsZeros() : file;
      return new DumpTarget(
          pages, files.get(0).toString(), reading.vmcoreinfo(), companions, progress);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  DumpTarget(
      DumpFile file,
      String name,
      String vmcoreinfo,
      Companions companions,
      Consumer<String> progress) {
    checkMachine(file);
    KernelSearch.Found found =
        new KernelSearch(file, progress).find(vmcoreinfo == null ? null : Path.of(vmcoreinfo));
    this.file = file;
    this.name = name;
    this.companions = companions;
    this.crash = companions.crash();
    this.info = found.info();
    this.memory = new DumpMemory(file, info, found.root(), this::offset);
    this.symbols = new KernelSymbols(memory.kernel(), info).read(KallsymsStore.usual());
    this.warnings = new ArrayList<>(file.warnings());
    warnings.addAll(found.warnings());
    warnings.addAll(new ImageProof(memory.kernel(), symbols).check(info.release()));
    this.facts = new DumpFacts(memory.recent(), symbols).of(file, info.release(), vmlinux(), name);
  }

  private String vmlinux() {
    return companions
        .vmlinux(info.release(), info.buildId().orElse(""))
        .map(Path::toString)
        .orElse("");
  }

  @Override
  public Facts facts() {
    return facts;
  }

  @Override
  public String name() {
    return name;
  }

  /** Build-id of the dumped vmlinux in hex, if the kernel tells it: since Linux 5.9. */
  public Optional<String> buildId() {
    return info.buildId();
  }

  @Override
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  @Override
  public Pages readPages(Space space, long task, long address, int count) {
    if (count < 1 || count > MAX_PAGES || address % facts.pageSize() != 0) {
      throw new TargetException(
          String.format(
              "can't read %d pages at 0x%x: at most %d whole ones", count, address, MAX_PAGES));
    }
    return memory.of(space, task).pages(address, count);
  }

  @Override
  public byte[] read(Space space, long task, long address, int size) {
    return memory.of(space, task).read(address, size);
  }

  @Override
  public Translations translate(Space space, long task, long[] addresses) {
    return memory.translate(space, task, addresses);
  }

  @Override
  public SymbolTable symbols() {
    return symbols;
  }

  @Override
  public boolean symbolsHaveModules() {
    return false;
  }

  @Override
  public SymbolTable allSymbols() {
    String vmlinux = facts.get("namelist");
    OptionalLong stext = info.symbol("_stext");
    if (vmlinux.isEmpty() || stext.isEmpty()) {
      return symbols;
    }
    try {
      return VmlinuxSymbols.read(Path.of(vmlinux), stext.getAsLong());
    } catch (DebuginfoException e) {
      // A stripped one has none; the dump's own are almost as many.
      return symbols;
    }
  }

  @Override
  public Chain chain(long start, long offset, long stop, int max) {
    return new PointerChain(memory.recent(), stop, max).follow(start, offset);
  }

  @Override
  public List<CpuRegisters> registers() {
    return CpuNotes.of(file.notes());
  }

  @Override
  public Stream<String> moduleFiles(String module, Consumer<String> progress) {
    return new ModuleDebuginfo(facts).files(module, progress);
  }

  @Override
  public String moduleFile(String path, Consumer<String> progress) {
    return new ModuleDebuginfo(facts).plain(path, progress);
  }

  @Override
  public void useTypes(ToLongBiFunction<String, String> places) {
    offsets = places;
  }

  @Override
  public Crash crash() {
    return crash;
  }

  @Override
  public boolean crashRuns() {
    return crash.running().isPresent();
  }

  /** Only crash can be lost and come back, not a file. */
  @Override
  public void reattach() {
    crash.running().ifPresent(Target::reattach);
  }

  @Override
  public void onReturn(Runnable action) {
    crash.onReturn(
        () -> {
          lookForVmlinux();
          action.run();
        });
  }

  // A crash that has started may have fetched it.
  private void lookForVmlinux() {
    if (facts.get("namelist").isEmpty()) {
      facts = facts.with("namelist", vmlinux());
    }
  }

  @Override
  public Duration cpuTime() {
    return crash.running().map(Target::cpuTime).orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    crash.close();
    file.close();
  }

  private static void checkMachine(DumpFile file) {
    boolean known = file.machine().isEmpty() || file.machine().equals("x86_64");
    if (!known || file.pageSize() != PAGE_SIZE) {
      throw new OpenException(
          String.format(
              "the dump is of %s with pages of %d bytes: only x86_64 with pages of %d bytes opens"
                  + " without crash",
              known ? "x86_64" : file.machine(), file.pageSize(), PAGE_SIZE));
    }
  }

  private long offset(String struct, String member) {
    return offsets.applyAsLong(struct, member);
  }

  private static long unknownOffset(String struct, String member) {
    throw new TargetException(
        "the place of " + struct + "." + member + " is unknown: open a Kernel on this target");
  }

  @Override
  public String toString() {
    return name;
  }
}
