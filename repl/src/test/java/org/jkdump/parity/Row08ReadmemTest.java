// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.pidToTask;
import static org.jkdump.api.PyKdumpAPI.readPtr;
import static org.jkdump.api.PyKdumpAPI.readmem;
import static org.jkdump.api.PyKdumpAPI.sym2addr;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jkdump.kernel.Kernel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName(
    "row 8: readmem of text, data, direct map, vmalloc, module and per-cpu addresses equals rd")
@Oracle("crash: rd")
class Row08ReadmemTest {
  private static final int WORDS = 600;

  static Map<String, Long> places() {
    Kernel kernel = Dump.kernel();
    Map<String, Long> places = new LinkedHashMap<>();
    places.put("text", sym2addr("schedule"));
    places.put("data", sym2addr("init_task"));
    places.put("read-only data", sym2addr("linux_banner"));
    places.put("direct map", pidToTask(1).addr_());
    places.put("vmalloc", readPtr(sym2addr("jkdump_vmalloc")));
    places.put("stack", pidToTask(1).get_("stack").num_());
    places.put("module", sym2addr("jkdump_ints"));
    places.put("per-cpu", kernel.perCpu().address(sym2addr("runqueues"), 1));
    places.put("across pages", (sym2addr("init_task") | 0xfff) - 100);
    return places;
  }

  @Test
  void everyPlace() {
    Map<String, Long> places = places();
    String[] commands =
        places.values().stream()
            .map(address -> String.format("rd -8 %x %d", address, WORDS))
            .toArray(String[]::new);
    String[] said = Dump.crash(commands);
    int i = 0;
    for (Map.Entry<String, Long> place : places.entrySet()) {
      assertEquals(Hex.ofRd(said[i++]), Hex.of(readmem(place.getValue(), WORDS)), place.getKey());
    }
  }

  @Test
  void theTestModulesPattern() {
    Dump.kernel();
    byte[] read = readmem(readPtr(sym2addr("jkdump_vmalloc")), 20480);
    for (int i = 0; i < read.length; i++) {
      assertEquals((byte) (i * 7 + 3), read[i], "byte " + i + " of the module's vmalloc area");
    }
  }
}
