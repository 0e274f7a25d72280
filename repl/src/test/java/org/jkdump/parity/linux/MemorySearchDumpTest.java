// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.linux;

import static org.jkdump.api.PyKdumpAPI.searchMemory;
import static org.jkdump.api.PyKdumpAPI.sym2addr;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jkdump.kernel.Kernel;
import org.jkdump.linux.MemorySearch;
import org.jkdump.log.PyLog;
import org.jkdump.parity.Dump;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link MemorySearch} against {@code search -p}. */
@Tag("dump")
class MemorySearchDumpTest {
  private static final Pattern FOUND = Pattern.compile("(?m)^([0-9a-f]+): [0-9a-f]+");

  @ParameterizedTest
  @ValueSource(strings = {"init_task", "jkdump_list_long", "init_cred", "super_blocks"})
  void everyPointerToASymbol(String symbol) {
    Kernel kernel = Dump.kernel();
    long value = sym2addr(symbol);
    String said = Dump.crash("search -p " + Long.toHexString(value))[0];
    List<Long> theirs =
        FOUND
            .matcher(said)
            .results()
            .map(r -> kernel.facts().pageOffset() + Long.parseLong(r.group(1), 16))
            .toList();
    assertTrue(!theirs.isEmpty(), said);
    assertEquals(theirs, searchMemory(value), said);
  }

  @Test
  void eachPlaceHasTheValue() {
    Kernel kernel = Dump.kernel();
    long value = sym2addr("init_task");
    for (long place : searchMemory(value)) {
      assertEquals(value, kernel.memory().pointer(place));
    }
  }

  @Test
  void ofACommonValueTheFirstPlacesAreListed() {
    List<String> said = new ArrayList<>();
    Kernel kernel = new Kernel(Dump.kernel().target(), new PyLog(said::add), 1 << 20);
    assertEquals(1 << 20, MemorySearch.words(kernel, 0).size());
    assertEquals(1, said.size(), said.toString());
    assertTrue(said.get(0).contains("only the first 1048576 are listed"), said.get(0));
  }

  @Test
  void aValueThatIsNowhere() {
    Dump.kernel();
    assertEquals(Collections.emptyList(), searchMemory(0x6a6b64756d703f21L));
  }
}
