// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.target;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jkdump.elf.BuildId;
import org.jkdump.memory.DumpText;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.MemoryException;
import org.jkdump.target.OpenException;
import org.jkdump.target.SymbolTable;
import org.jkdump.target.TargetException;

/** Proof that symbols and memory belong together: a wrong slide would give silent garbage. */
final class ImageProof {
  private static final String BANNER = "linux_banner";
  private static final String BTF = "__start_BTF";
  private static final int BTF_MAGIC = 0xeb9f;
  private static final int MOST_NOTES = 1 << 16;

  // In the kernel's text and data, and in VMCOREINFO; the last one since Linux 4.13.
  private static final List<String> NOTED = List.of("_stext", "init_uts_ns", "init_top_pgt");

  private final AddressSpace kernel;
  private final SymbolTable symbols;

  ImageProof(AddressSpace kernel, SymbolTable symbols) {
    this.kernel = kernel;
    this.symbols = symbols;
  }

  /**
   * Compares the kernel's banner with its release, and looks for the magic number of BTF.
   *
   * @return sentences about what can't be compared
   * @throws OpenException if something disagrees
   */
  List<String> check(String release) {
    String expected = "Linux version " + release + " ";
    long at =
        symbols
            .address(BANNER)
            .orElseThrow(
                () ->
                    new OpenException(
                        "the kernel's kallsyms has no variables such as linux_banner: open the dump"
                            + " with crash (--engine crash)"));
    String found = DumpText.decode(bytes(at, expected.length()));
    if (!found.equals(expected)) {
      throw disagreement(BANNER, at, DumpText.quote(expected), DumpText.quote(found));
    }
    return checkBtf();
  }

  /**
   * Whether the symbols are those of a build, at the addresses of VMCOREINFO. Damaged memory proves
   * nothing.
   */
  boolean holds(String buildId, VmcoreInfo info) {
    try {
      check(info.release());
      return NOTED.stream().allMatch(name -> agrees(name, info))
          && BuildId.in(notes(), false).equals(Optional.of(buildId));
    } catch (InterruptedOperation e) {
      throw e;
    } catch (TargetException | IndexOutOfBoundsException e) {
      return false;
    }
  }

  private boolean agrees(String name, VmcoreInfo info) {
    OptionalLong noted = info.symbol(name);
    return noted.isEmpty() || symbols.address(name).equals(Optional.of(noted.getAsLong()));
  }

  private byte[] notes() {
    long begin = symbols.address("__start_notes").orElse(0L);
    long size = symbols.address("__stop_notes").orElse(begin) - begin;
    return size < 0 || size > MOST_NOTES ? new byte[0] : kernel.read(begin, (int) size);
  }

  private List<String> checkBtf() {
    Optional<Long> begin = symbols.address(BTF);
    if (begin.isEmpty()) {
      return List.of();
    }
    long at = begin.get();
    try {
      byte[] found = kernel.read(at, Short.BYTES);
      int magic = found[0] & 0xff | (found[1] & 0xff) << 8;
      if (magic != BTF_MAGIC) {
        String is = String.format("0x%x", magic);
        throw disagreement(BTF, at, String.format("0x%x", BTF_MAGIC), is);
      }
      return List.of();
    } catch (MemoryException e) {
      return List.of("the kernel's BTF, which has its types, is damaged: " + e.getMessage());
    }
  }

  private byte[] bytes(long at, int size) {
    try {
      return kernel.read(at, size);
    } catch (MemoryException e) {
      throw new OpenException("can't prove that the symbols are right: " + e.getMessage(), e);
    }
  }

  private static OpenException disagreement(String symbol, long at, String expected, String found) {
    return new OpenException(
        String.format(
            "the dump's symbols disagree with its memory: %s (0x%x) should be %s, but is %s",
            symbol, at, expected, found));
  }
}
