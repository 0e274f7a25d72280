// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jkdump.api.Struct;
import org.jkdump.linux.Mm;
import org.jkdump.parity.Dump;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@link Mm} against {@code vm}. */
@Tag("dump")
class MmDumpTest {
  private static final Pattern AREA =
      Pattern.compile("(?m)^([0-9a-f]{16}) +([0-9a-f]+) +([0-9a-f]+) +([0-9a-f]+) *(\\S*) *$");

  @Test
  void areasOfEveryTask() {
    int count = 0;
    for (Struct task : Dump.kernel().tasks().all()) {
      String said = Dump.crash(String.format("vm %x", task.addr_()))[0];
      List<String> theirs = new ArrayList<>();
      AREA.matcher(said)
          .results()
          .forEach(
              r ->
                  theirs.add(
                      String.join(
                          " ", r.group(1), r.group(2), r.group(3), r.group(4), r.group(5))));
      List<String> ours = Mm.vmas(task).stream().map(MmDumpTest::text).toList();
      assertEquals(theirs, ours, said);
      count += ours.size();
    }
    assertTrue(count > 300, "areas: " + count);
  }

  @Test
  void kernelThreadsHaveNone() {
    assertEquals(List.of(), Mm.vmas(Dump.kernel().tasks().find(2).orElseThrow()));
  }

  @Test
  void flagsByName() {
    Set<String> compared = new TreeSet<>();
    for (Struct vma : Mm.vmas(Dump.kernel().tasks().find(1).orElseThrow())) {
      String said = Dump.crash(String.format("vm -f %x", vma.num_("vm_flags")))[0].strip();
      // crash calls some bits by the names that they had long ago, and 0x800 as before v5.15.
      String theirs =
          said.replaceFirst("^\\w+: \\(", "")
              .replaceFirst("\\)$", "")
              .replaceAll("\\|(CAN_NONLINEAR|DENYWRITE|SOFTDIRTY|ALWAYSDUMP)", "");
      String ours = Mm.flags(vma).replaceAll("\\|SOFTDIRTY", "");
      for (String name : theirs.split("\\|")) {
        assertTrue(List.of(ours.split("\\|")).contains(name), name + " in " + ours + ": " + said);
        compared.add(name);
      }
    }
    assertTrue(
        compared.containsAll(Set.of("READ", "WRITE", "EXEC", "MAYREAD")), compared::toString);
  }

  @Test
  void permissionsAsInMaps() {
    Struct init = Dump.kernel().tasks().find(1).orElseThrow();
    List<String> seen = Mm.vmas(init).stream().map(Mm::permissions).distinct().toList();
    assertTrue(seen.containsAll(List.of("r--p", "r-xp", "rw-p")), seen::toString);
  }

  private static String text(Struct vma) {
    return String.format(
        "%x %x %x %x %s",
        vma.addr_(), vma.num_("vm_start"), vma.num_("vm_end"), vma.num_("vm_flags"), Mm.file(vma));
  }
}
