// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jkdump.kernel.Kernel;
import org.jkdump.log.PyLog;
import org.jkdump.target.Facts;
import org.jkdump.target.Target;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 5: live or dump known; live turns caching of changing data off")
@Oracle(
    value = "the number of reads that reach the target",
    untested = "a running kernel with debuginfo; the dump stands in and says that it is live")
class Row05LiveTest {
  private final AtomicInteger reads = new AtomicInteger();

  @Test
  void aDumpIsReadOnce() {
    assertFalse(Dump.kernel().facts().live(), "a dump is not live");
    assertEquals(0, readsOfASecondLook("0"), "reads of the target for a page that was read before");
  }

  @Test
  void aLiveKernelIsReadEachTime() {
    assertTrue(readsOfASecondLook("1") > 0, "memory of a live kernel changes: it is read again");
  }

  private int readsOfASecondLook(String live) {
    Kernel kernel = new Kernel(counting(live), new PyLog(line -> {}), 16 << 20);
    long address = Dump.kernel().symbolAddress("jiffies");
    long first = kernel.memory().unsigned(address, 8);
    reads.set(0);
    assertEquals(first, kernel.memory().unsigned(address, 8));
    return reads.get();
  }

  private Target counting(String live) {
    Map<String, String> facts = new HashMap<>(Dump.kernel().facts().values());
    facts.put("live", live);
    return StandIn.of(
        Map.of("facts", new Facts(facts)),
        asked -> reads.addAndGet(asked.startsWith("read") ? 1 : 0));
  }
}
