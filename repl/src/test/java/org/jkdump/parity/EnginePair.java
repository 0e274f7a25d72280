// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jkdump.bridge.dump.DumpOptions;
import org.jkdump.bridge.dump.DumpTarget;
import org.jkdump.kernel.Kernel;
import org.jkdump.log.PyLog;
import org.jkdump.target.DumpEngine;
import org.jkdump.target.Outcome;
import org.jkdump.target.Pages;
import org.jkdump.target.Space;
import org.jkdump.target.TargetProvider;
import org.jkdump.target.Translations;

/** The same dump opened with crash and without, to be compared. */
final class EnginePair implements AutoCloseable {
  private final Kernel crash;
  private final DumpTarget dump;
  private final boolean hasGaps;
  private final Map<String, Integer> finerOutcomes = new TreeMap<>();

  /**
   * @param hasGaps whether the file has gaps both for excluded pages and for pages of zeros; crash
   *     reads zeros in all gaps
   */
  EnginePair(String vmcore, boolean hasGaps) {
    this.hasGaps = hasGaps;
    this.crash =
        new Kernel(
            TargetProvider.find().open(Dump.request(vmcore).withEngine(DumpEngine.CRASH)),
            new PyLog(line -> {}),
            16 << 20);
    this.dump = DumpTarget.open(List.of(Path.of(vmcore)), DumpOptions.none(), step -> {});
    dump.useTypes((struct, member) -> crash.types().getStruct(struct).path(member).offset());
  }

  Kernel crash() {
    return crash;
  }

  DumpTarget dump() {
    return dump;
  }

  /** Compares pages: their outcomes, and the bytes of those that both can read. */
  void comparePages(Space space, long task, long address, int count) {
    Pages expected = crash.target().readPages(space, task, address, count);
    Pages found = dump.readPages(space, task, address, count);
    for (int i = 0; i < count; i++) {
      long page = address + i * 4096L;
      boolean gap = found.outcomes()[i] == Outcome.EXCLUDED && isZero(expected.data()[i]);
      if (!gap && !isFiner(expected.outcomes()[i], found.outcomes()[i], space, page)) {
        String where = String.format("%s page 0x%x", space, page);
        assertEquals(expected.outcomes()[i], found.outcomes()[i], where);
        assertArrayEquals(expected.data()[i], found.data()[i], where);
      }
    }
  }

  /** Compares translations. */
  void compareTranslations(Space space, long task, long... addresses) {
    Translations expected = crash.target().translate(space, task, addresses);
    Translations found = dump.translate(space, task, addresses);
    for (int i = 0; i < addresses.length; i++) {
      if (!isFiner(expected.outcomes()[i], found.outcomes()[i], space, addresses[i])) {
        String where = String.format("%s address 0x%x", space, addresses[i]);
        assertEquals(expected.outcomes()[i], found.outcomes()[i], where);
        assertEquals(
            Long.toHexString(expected.results()[i]), Long.toHexString(found.results()[i]), where);
      }
    }
  }

  /** The differing outcomes that are no faults, with their numbers, as {@code crash: ours}. */
  Map<String, Integer> finer() {
    return finerOutcomes;
  }

  private boolean isFiner(Outcome expected, Outcome found, Space space, long address) {
    boolean walked =
        space == Space.KERNEL
            && (isFixed(address) || found == Outcome.UNMAPPED && isComputed(address));
    boolean noTable = hasGaps && expected == Outcome.UNMAPPED && found == Outcome.EXCLUDED;
    boolean finer = walked || noTable || isMissing(expected) && isMissing(found);
    if (finer && expected != found) {
      finerOutcomes.merge(expected.name() + ": " + found.name(), 1, Integer::sum);
    }
    return finer;
  }

  // crash computes these addresses and asks no page table: the direct map, the kernel's image, and
  // what lies behind the image, of which only the modules and fixed mappings are mapped.
  private boolean isComputed(long address) {
    long direct = crash.facts().pageOffset();
    return isLastGiB(address) || Long.compareUnsigned(address - direct, 1L << 46) < 0;
  }

  private boolean isFixed(long address) {
    boolean inModules = crash.symbols().modules().stream().anyMatch(m -> m.contains(address));
    return isLastGiB(address)
        && !inModules
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

  @Override
  public void close() {
    dump.close();
    crash.close();
  }
}
