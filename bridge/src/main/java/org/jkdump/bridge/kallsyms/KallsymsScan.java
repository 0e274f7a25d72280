// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.kallsyms;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jkdump.target.MemoryException;
import org.jkdump.target.TargetException;

/**
 * Finds kallsyms without knowing where they are: the tokens of the ten digits lie side by side in
 * {@code kallsyms_token_table}.
 */
final class KallsymsScan {
  private static final byte[] DIGITS =
      "0\0001\0002\0003\0004\0005\0006\0007\0008\0009\000".getBytes(StandardCharsets.ISO_8859_1);

  // Below the length of the digits, so that no digits lie between two probes.
  private static final int PROBE = 16;
  private static final int PART = 4 << 20;
  private static final int MOST = 512 << 20;

  // Freed memory between text, constants and data is shorter; behind the image nothing is mapped.
  private static final int LONGEST_GAP = 16 << 20;
  private static final int MOST_TRIES = 1000;

  private final ImageBytes image;
  private final long begin;
  private int tries;

  /**
   * @param begin address of the kernel's text
   */
  KallsymsScan(KernelMemory memory, long begin) {
    this.image = new ImageBytes(memory);
    this.begin = begin;
  }

  /**
   * Returns the first sound place.
   *
   * @throws TargetException if there is none; the message says which pages can't be read
   */
  KallsymsPlace find() {
    byte[] part = new byte[DIGITS.length + PART];
    int end = 0;
    int lost = 0;
    for (int at = 0; at < MOST && at - end < LONGEST_GAP && tries < MOST_TRIES; at += PART) {
      if (image.read(begin + at, part, DIGITS.length, PART)) {
        Optional<KallsymsPlace> found = find(part, begin + at - DIGITS.length);
        if (found.isPresent()) {
          return found.get();
        }
        end = at + PART;
        lost = image.lostPages();
        System.arraycopy(part, PART, part, 0, DIGITS.length);
        Arrays.fill(part, DIGITS.length, part.length, (byte) 0);
      }
    }
    throw missing(begin + end, lost);
  }

  private Optional<KallsymsPlace> find(byte[] part, long address) {
    for (int probe = 1; probe < part.length && tries < MOST_TRIES; probe += PROBE) {
      int digits = digits(part, probe);
      if (digits >= 0) {
        tries++;
        Optional<KallsymsPlace> found = place(address + digits);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  // Offset of the digits that lie around a probe; negative if none do.
  private static int digits(byte[] part, int probe) {
    int digit = part[probe] == 0 ? probe - 1 : probe;
    int value = part[digit] - '0';
    if (value < 0 || value > 9) {
      return -1;
    }
    int start = digit - 2 * value;
    int end = start + DIGITS.length;
    return start >= 0
            && end <= part.length
            && Arrays.equals(part, start, end, DIGITS, 0, DIGITS.length)
        ? start
        : -1;
  }

  private Optional<KallsymsPlace> place(long zero) {
    return TokenTable.around(image, zero)
        .flatMap(tokens -> new NamesSearch(image, tokens, begin).find());
  }

  private TargetException missing(long end, int pages) {
    MemoryException first = image.firstFailure();
    String lost =
        first == null
            ? ""
            : String.format(
                " (%d pages can't be read, the first at 0x%x: %s)",
                pages, first.fault(), first.outcome());
    return new TargetException(
        String.format(
            "no kallsyms are in the kernel's image from 0x%x to 0x%x%s: name the vmlinux",
            begin, end, lost));
  }
}
