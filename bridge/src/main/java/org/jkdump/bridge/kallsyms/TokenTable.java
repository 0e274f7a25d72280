// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.kallsyms;

import java.util.Optional;
import org.jkdump.memory.Bytes;
import org.jkdump.target.TargetException;

/**
 * The texts of the bytes of which compressed names are made, {@code kallsyms_token_table}, proved
 * by {@code kallsyms_token_index}.
 *
 * @param start address of the table
 * @param indexEnd address of the end of the index
 * @param text the tokens, each with a NUL behind
 * @param index offset of each token
 */
record TokenTable(long start, long indexEnd, byte[] text, int[] index) {
  static final int TOKENS = 256;

  /** Number of the token "0"; digits are in every kernel's names, so they are always tokens. */
  static final int ZERO = '0';

  // Twice the longest table seen, and more: 256 tokens of 32 bytes.
  private static final int MOST = 1 << 13;
  private static final int INDEX_BYTES = 2 * TOKENS;

  /**
   * Reads the table at a known place.
   *
   * @throws TargetException if table and index don't agree
   */
  static TokenTable at(KernelMemory memory, long start, long index) {
    long length = index - start;
    if (length < TOKENS || length > MOST) {
      throw new TargetException(
          String.format(
              "kallsyms_token_table is at 0x%x and kallsyms_token_index at 0x%x, which can't be:"
                  + " VMCOREINFO is damaged or of another kernel",
              start, index));
    }
    byte[] bytes = memory.read(start, (int) length + INDEX_BYTES);
    return proved(start, bytes, (int) length)
        .orElseThrow(
            () ->
                new TargetException(
                    String.format(
                        "kallsyms_token_table at 0x%x and its index at 0x%x don't agree",
                        start, index)));
  }

  /**
   * The table that has its token "0" at an address, if one is there.
   *
   * @param zero address of the token
   */
  static Optional<TokenTable> around(ImageBytes image, long zero) {
    byte[] behind = image.read(zero, MOST + INDEX_BYTES);
    int end = 0;
    for (int left = TOKENS - ZERO; left > 0 && end < MOST; end++) {
      if (behind[end] == 0) {
        left--;
      }
    }
    long index = Alignment.up(zero + end);
    int at = (int) (index - zero);
    if (at + INDEX_BYTES > behind.length) {
      return Optional.empty();
    }
    long start = zero - Bytes.unsigned(behind, at + 2 * ZERO, 2, false);
    if (zero - start > MOST) {
      return Optional.empty();
    }
    byte[] bytes = image.read(start, (int) (index - start) + INDEX_BYTES);
    return proved(start, bytes, (int) (index - start));
  }

  private static Optional<TokenTable> proved(long start, byte[] bytes, int indexAt) {
    int[] index = new int[TOKENS];
    int at = 0;
    for (int token = 0; token < TOKENS; token++) {
      index[token] = (int) Bytes.unsigned(bytes, indexAt + 2 * token, 2, false);
      if (index[token] != at) {
        return Optional.empty();
      }
      while (at < indexAt && bytes[at] != 0) {
        at++;
      }
      if (at++ >= indexAt) {
        return Optional.empty();
      }
    }
    return Optional.of(new TokenTable(start, start + indexAt + INDEX_BYTES, bytes, index));
  }
}
