// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jkdump.linux.Meminfo;
import org.jkdump.linux.Vmstat;
import org.jkdump.parity.Dump;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@link Meminfo} against {@code kmem -i}, {@link Vmstat} against {@code kmem -V}. */
@Tag("dump")
class MeminfoDumpTest {
  private static final Pattern ROW = Pattern.compile("(?m)^ *([A-Z ]+?) +(\\d+) +");
  private static final Pattern COUNTER = Pattern.compile("(?m)^ *(NR_\\w+): (-?\\d+)$");

  @Test
  void theRowsOfKmem() {
    Map<String, Long> theirs = new HashMap<>();
    String said = Dump.crash("kmem -i")[0];
    ROW.matcher(said).results().forEach(r -> theirs.put(r.group(1), Long.parseLong(r.group(2))));
    Meminfo ours = Meminfo.read(Dump.kernel());
    assertEquals(theirs.get("TOTAL MEM"), ours.total(), said);
    assertEquals(theirs.get("BUFFERS"), ours.buffers(), said);
    assertEquals(theirs.get("CACHED"), ours.cached(), said);
    assertEquals(theirs.get("TOTAL SWAP"), ours.swapTotal(), said);
    assertEquals(theirs.get("SWAP FREE"), ours.swapFree(), said);
    // crash leaves out the counts that each CPU still keeps.
    long batch = 2 * Dump.kernel().symbolValue("vm_committed_as_batch").num_();
    assertEquals(theirs.get("COMMITTED"), ours.committed(), batch, said);
    // crash counts the pages on the free lists.
    assertEquals(theirs.get("FREE"), ours.free(), ours.total() / 100.0, said);
    assertEquals(ours.total(), ours.used() + ours.free());
  }

  @Test
  void everyCounter() {
    Dump.kernel();
    String said = Dump.crash("kmem -V")[0];
    long compared =
        COUNTER
            .matcher(said)
            .results()
            .peek(r -> assertEquals(Long.parseLong(r.group(2)), Vmstat.counter(r.group(1)), said))
            .count();
    assertTrue(compared > 30, said);
    assertEquals(0, Vmstat.counter("NR_NO_SUCH_COUNTER"));
    // The row of kmem -i is no reference: some crashes put only a part into it.
    Map<String, Long> theirs = new HashMap<>();
    COUNTER
        .matcher(said)
        .results()
        .forEach(r -> theirs.put(r.group(1), Long.parseLong(r.group(2))));
    long slab = theirs.get("NR_SLAB_RECLAIMABLE_B") + theirs.get("NR_SLAB_UNRECLAIMABLE_B");
    assertEquals(slab, Meminfo.read().slab(), said);
  }
}
