// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.kallsyms;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jkdump.memory.Bytes;
import org.jkdump.target.TargetException;

/**
 * Place of the compressed names in the kernel's image.
 *
 * @param count number of symbols
 * @param start address of {@code kallsyms_names}
 * @param names the compressed names and what follows them
 */
record KallsymsPlace(int count, long start, byte[] names, TokenTable tokens) {
  // Ten times what a kernel with every driver built in has.
  static final int MOST_SYMBOLS = 1 << 22;
  static final int MOST_BYTES = 1 << 26;

  /**
   * The place that VMCOREINFO states; absent if it states none. Since Linux kernel commits
   * 5fd8fea935a1 ("vmcoreinfo: include kallsyms symbols") and f09bddbd8661 ("vmcoreinfo: add
   * kallsyms_num_syms symbol") (in v6.0).
   *
   * @throws TargetException if the place can't be right
   */
  static Optional<KallsymsPlace> stated(
      KernelMemory memory, Function<String, OptionalLong> vmcoreInfo) {
    OptionalLong names = vmcoreInfo.apply("kallsyms_names");
    OptionalLong count = vmcoreInfo.apply("kallsyms_num_syms");
    OptionalLong tokens = vmcoreInfo.apply("kallsyms_token_table");
    OptionalLong index = vmcoreInfo.apply("kallsyms_token_index");
    if (names.isEmpty() || count.isEmpty() || tokens.isEmpty() || index.isEmpty()) {
      return Optional.empty();
    }
    TokenTable table = TokenTable.at(memory, tokens.getAsLong(), index.getAsLong());
    long size = table.start() - names.getAsLong();
    long n = Bytes.unsigned(memory.read(count.getAsLong(), 4), 0, 4, false);
    if (!isPlausible(n, size)) {
      throw new TargetException(
          String.format(
              "%d symbols in %d bytes before kallsyms_token_table can't be: VMCOREINFO is damaged"
                  + " or of another kernel",
              n, size));
    }
    byte[] bytes = memory.read(names.getAsLong(), (int) size);
    return Optional.of(new KallsymsPlace((int) n, names.getAsLong(), bytes, table));
  }

  // The shortest name takes a length and a token.
  private static boolean isPlausible(long count, long size) {
    return count > 0 && count <= MOST_SYMBOLS && size >= 2 * count && size <= MOST_BYTES;
  }
}
