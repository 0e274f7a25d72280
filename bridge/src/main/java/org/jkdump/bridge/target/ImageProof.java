// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.target;

import java.util.List;
import java.util.Optional;
import org.jkdump.memory.DumpText;
import org.jkdump.target.MemoryException;
import org.jkdump.target.OpenException;
import org.jkdump.target.SymbolTable;

/** Proof that symbols and memory belong together: a wrong slide would give silent garbage. */
final class ImageProof {
  private static final String BANNER = "linux_banner";
  private static final String BTF = "__start_BTF";
  private static final int BTF_MAGIC = 0xeb9f;

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
