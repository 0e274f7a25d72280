// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.linux.Kmod;
import org.jkdump.parity.Dump;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@link Kmod} against {@code mod}. */
@Tag("dump")
class KmodDumpTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^([0-9a-f]{16}) +(\\S+) +([0-9a-f]{16}) +(\\d+) ");

  @Test
  void everyModule() {
    Dump.kernel();
    String said = Dump.crash("mod")[0];
    Set<String> theirs =
        ROW.matcher(said)
            .results()
            .map(r -> String.join(" ", r.group(1), r.group(2), r.group(3), r.group(4)))
            .collect(Collectors.toSet());
    Set<String> ours = Kmod.all().stream().map(KmodDumpTest::text).collect(Collectors.toSet());
    assertTrue(ours.size() >= 7, ours::toString);
    assertEquals(theirs, ours, said);
  }

  @Test
  void theTestModule() {
    Kernel kernel = Dump.kernel();
    Struct module = Kmod.find("jkdump_test").orElseThrow();
    assertEquals("MODULE_STATE_LIVE", Kmod.state(module));
    long list = kernel.symbolAddress("jkdump_list");
    assertTrue(
        Kmod.regions(module).stream()
            .anyMatch(r -> Long.compareUnsigned(list - r.base(), r.size()) < 0),
        "its data lie in it");
    long references = Kmod.references(module);
    String[] said = Dump.crash(String.format("module.refcnt %x", module.addr_()));
    assertTrue(said[0].contains("counter = " + (references + 1)), said[0]);
    assertEquals(Optional.empty(), Kmod.find("no_such_module"));
  }

  private static String text(Struct module) {
    Kmod.Region first = Kmod.regions(module).get(0);
    String name = module.str_("name");
    return String.format("%x %s %x %d", module.addr_(), name, first.base(), Kmod.size(module));
  }
}
