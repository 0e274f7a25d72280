// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.btf;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jkdump.elf.DebuginfoException;
import org.jkdump.elf.ElfFile;
import org.jkdump.elf.Section;
import org.jkdump.elf.SectionBytes;
import org.jkdump.elf.VmlinuxIdentity;
import org.jkdump.target.MemoryException;
import org.jkdump.target.Space;
import org.jkdump.target.Target;
import org.jkdump.type.Refinement;

/**
 * The BTF of vmlinux. It is read from the kernel's memory, and compared with the section {@code
 * .BTF} of vmlinux if the file is known: a damaged page may still be BTF, but of wrong types. The
 * kernel never changes its BTF, so where the two differ the file is right.
 */
public final class VmlinuxBtf {
  private static final long MOST_BYTES = 128 << 20;

  private final Target target;
  private final VmlinuxIdentity vmlinux;
  private final Function<String, Optional<Long>> symbols;
  private final Refinement refinement;

  /**
   * Types that were read, and why those in memory were not taken.
   *
   * @param types absent if the kernel has no BTF, or neither memory nor file has a sound one
   * @param damage of the BTF in memory; absent if it is sound or the kernel has none
   */
  public record Found(Optional<BtfTypes> types, Optional<String> damage) {}

  /**
   * @param symbols gives the address of a symbol of vmlinux
   */
  public VmlinuxBtf(
      Target target,
      VmlinuxIdentity vmlinux,
      Function<String, Optional<Long>> symbols,
      Refinement refinement) {
    this.target = target;
    this.vmlinux = vmlinux;
    this.symbols = symbols;
    this.refinement = refinement;
  }

  /** Reads the BTF. */
  public Found find() {
    // Since Linux kernel commit 90ceddcb4950 ("bpf: Support llvm-objcopy for vmlinux BTF") (in
    // v5.7) the section lies between these symbols; before it they had longer names.
    Optional<Long> begin = symbol("__start_BTF", "_binary__btf_vmlinux_bin_start");
    Optional<Long> end = symbol("__stop_BTF", "_binary__btf_vmlinux_bin_end");
    return begin.isEmpty() || end.isEmpty()
        ? new Found(Optional.empty(), Optional.empty())
        : find(begin.get(), end.get() - begin.get());
  }

  private Optional<Long> symbol(String name, String older) {
    return symbols.apply(name).or(() -> symbols.apply(older));
  }

  private Found find(long begin, long size) {
    Optional<byte[]> file = inFile(size);
    try {
      byte[] memory = inMemory(begin, size);
      int different = file.map(bytes -> Arrays.mismatch(bytes, memory)).orElse(-1);
      Optional<BtfTypes> right = different < 0 ? Optional.empty() : tried(file);
      return right.isEmpty()
          ? new Found(Optional.of(types(memory)), Optional.empty())
          : new Found(right, Optional.of(difference(begin + different)));
    } catch (MemoryException | BtfException e) {
      return new Found(tried(file), Optional.of(e.getMessage()));
    }
  }

  private static String difference(long address) {
    return String.format("from 0x%x on it differs from vmlinux", address);
  }

  private byte[] inMemory(long begin, long size) {
    if (size <= 0 || size > MOST_BYTES) {
      throw new BtfException("its symbols are " + size + " bytes apart");
    }
    return target.read(Space.KERNEL, 0, begin, (int) size);
  }

  // A file that can't be used is reported when its DWARF is asked for.
  private Optional<byte[]> inFile(long size) {
    try {
      return vmlinux.file().flatMap(file -> section(file, size));
    } catch (DebuginfoException e) {
      return Optional.empty();
    }
  }

  private Optional<byte[]> section(Path file, long size) {
    vmlinux.check(file);
    try (ElfFile elf = new ElfFile(file)) {
      return elf.section(".BTF").filter(s -> s.size() == size).map(s -> bytes(elf, s));
    }
  }

  private static byte[] bytes(ElfFile elf, Section section) {
    try (SectionBytes bytes = SectionBytes.of(elf, section)) {
      return bytes.all();
    }
  }

  private Optional<BtfTypes> tried(Optional<byte[]> file) {
    try {
      return file.map(this::types);
    } catch (BtfException e) {
      return Optional.empty();
    }
  }

  private BtfTypes types(byte[] section) {
    return new BtfTypes(section, target.facts().pointerSize(), refinement);
  }
}
