// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.doctor;

import java.util.Arrays;
import org.jkdump.kernel.Kernel;
import org.jkdump.target.Outcome;
import org.jkdump.target.Pages;
import org.jkdump.target.Space;
import org.jkdump.target.Target;
import org.jkdump.target.Translations;

/** Compares memory of the same dump opened with crash and without. */
final class EnginePair {
  private final Kernel crash;
  private final Target dump;
  private final boolean hasGaps;

  /**
   * @param hasGaps whether the file has gaps both for excluded pages and for pages of zeros; crash
   *     reads zeros in all gaps
   */
  EnginePair(Kernel crash, Target dump, boolean hasGaps) {
    this.crash = crash;
    this.dump = dump;
    this.hasGaps = hasGaps;
  }

  /** Compares pages: their outcomes, and the bytes of those that both can read. */
  void comparePages(Row row, Space space, long task, long address, int count) {
    Pages expected = crash.target().readPages(space, task, address, count);
    Pages found = dump.readPages(space, task, address, count);
    for (int i = 0; i < count; i++) {
      long page = address + i * 4096L;
      Outcome ours = found.outcomes()[i];
      if (expected.outcomes()[i] != ours) {
        boolean gap = ours == Outcome.EXCLUDED && isZero(expected.data()[i]);
        differ(row, gap, expected.outcomes()[i], ours, space, page);
      } else if (Arrays.equals(expected.data()[i], found.data()[i])) {
        row.agree();
      } else if (isFixed(space, page)) {
        row.explain();
      } else {
        row.differ(String.format("%s page 0x%x: other bytes", space, page));
      }
    }
  }

  /** Compares translations. */
  void compareTranslations(Row row, Space space, long task, long... addresses) {
    Translations expected = crash.target().translate(space, task, addresses);
    Translations found = dump.translate(space, task, addresses);
    for (int i = 0; i < addresses.length; i++) {
      if (expected.outcomes()[i] != found.outcomes()[i]) {
        differ(row, false, expected.outcomes()[i], found.outcomes()[i], space, addresses[i]);
      } else if (expected.results()[i] != found.results()[i] && isFixed(space, addresses[i])) {
        row.explain();
      } else {
        row.compare(
            String.format("%s address 0x%x", space, addresses[i]),
            Long.toHexString(expected.results()[i]),
            Long.toHexString(found.results()[i]));
      }
    }
  }

  private void differ(
      Row row, boolean known, Outcome expected, Outcome found, Space space, long address) {
    if (known || isFiner(expected, found, space, address)) {
      row.explain();
    } else {
      row.compare(String.format("%s address 0x%x", space, address), expected, found);
    }
  }

  private boolean isFiner(Outcome expected, Outcome found, Space space, long address) {
    boolean walked =
        isFixed(space, address)
            || space == Space.KERNEL && found == Outcome.UNMAPPED && isComputed(address);
    boolean noTable = hasGaps && expected == Outcome.UNMAPPED && found == Outcome.EXCLUDED;
    return walked || noTable || isMissing(expected) && isMissing(found);
  }

  // crash computes these addresses and asks no page table: the direct map, the kernel's image, and
  // what lies behind the image, of which only the modules and fixed mappings are mapped.
  private boolean isComputed(long address) {
    long direct = crash.facts().pageOffset();
    return isLastGiB(address) || Long.compareUnsigned(address - direct, 1L << 46) < 0;
  }

  private boolean isFixed(Space space, long address) {
    return space == Space.KERNEL
        && isLastGiB(address)
        && crash.symbols().modules().stream().noneMatch(m -> m.contains(address))
        && Long.compareUnsigned(address, crash.symbolAddress("_end")) >= 0;
  }

  private static boolean isLastGiB(long address) {
    return Long.compareUnsigned(address, 0xffffffff80000000L) >= 0;
  }

  private boolean isZero(byte[] page) {
    return hasGaps && Arrays.equals(page, new byte[4096]);
  }

  private static boolean isMissing(Outcome outcome) {
    return outcome == Outcome.EXCLUDED || outcome == Outcome.BEYOND || outcome == Outcome.LOST;
  }
}
