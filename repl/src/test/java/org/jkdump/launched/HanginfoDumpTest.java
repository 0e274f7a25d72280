// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jkdump.parity.Dump;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * {@code hanginfo} on the test module's mutex, which {@code jk_locker} holds and {@code jk_waiter}
 * waits for. {@code org.jkdump.parity.linux.LocksDumpTest} has circles and read/write semaphores.
 */
@Tag("dump")
@ExtendWith(Shared.class)
class HanginfoDumpTest {
  private static final Pattern TREE =
      Pattern.compile(
          "jk_locker (\\d+) \\[S\\]\n└── holds mutex jkdump_mutex \\[jkdump_test\\]\n"
              + "    └── jk_waiter (\\d+) \\[D\\] waits for \\d\\.\\d s\n");

  @Test
  void whoWaitsForWhom(Terminal repl) {
    Bundled info = Bundled.run(repl, "hanginfo", "--bt", "--long", "1");
    Matcher tree = TREE.matcher(info.out());
    assertTrue(tree.find(), info.out());
    String said = Dump.crash("ps")[0];
    assertTrue(said.matches("(?s).* " + tree.group(1) + " [^\n]*jk_locker.*"), said);
    assertTrue(said.matches("(?s).* " + tree.group(2) + " [^\n]* UN [^\n]*jk_waiter.*"), said);
    assertEquals(1, said.lines().filter(line -> line.contains(" UN ")).count(), said);
    assertEquals("none", info.lines("Other tasks in D state").get(0));
    for (int i = 1; i <= 2; i++) {
      String trace = Dump.crash("bt " + tree.group(i))[0].strip();
      assertTrue(info.part("Stacks").contains(trace), trace + "\n" + info.out());
    }
    assertTrue(Dump.crash("bt " + tree.group(2))[0].contains("__mutex_lock"), info.out());
    String warning = "jk_waiter " + tree.group(2) + " [D] has waited for ";
    assertEquals(1, info.warnings().stream().filter(w -> w.startsWith(warning)).count());
  }
}
