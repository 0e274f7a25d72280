// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jkdump.kernel.Struct;
import org.jkdump.linux.Mount;
import org.jkdump.linux.Tasks;
import org.jkdump.parity.Dump;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@link Mount} against {@code mount}. */
@Tag("dump")
class MountDumpTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^([0-9a-f]{16}) ([0-9a-f]{16}) (\\S+) +(.*?) +(/\\S*) *$");

  @Test
  void everyMountOfTheFirstNamespace() {
    Dump.kernel();
    List<String> theirs = new ArrayList<>();
    String said = Dump.crash("mount")[0];
    ROW.matcher(said)
        .results()
        .forEach(
            r -> theirs.add(r.group(1) + " " + r.group(3) + " " + r.group(4) + " " + r.group(5)));
    List<String> ours = Mount.all().stream().map(MountDumpTest::text).toList();
    assertTrue(ours.size() >= 9, ours::toString);
    assertEquals(theirs, ours, said);
  }

  @Test
  void tasksOfOneNamespaceSeeTheSame() {
    Struct init = Tasks.of(Dump.kernel()).find(1).orElseThrow();
    assertEquals(Mount.all(), Mount.all(init));
    assertTrue(Mount.all().stream().anyMatch(m -> Mount.dir(m).equals("/mnt/tmp3/nested")));
  }

  private static String text(Struct mount) {
    String where = Mount.device(mount) + " " + Mount.dir(mount);
    return Long.toHexString(mount.addr_()) + " " + Mount.type(mount) + " " + where;
  }
}
