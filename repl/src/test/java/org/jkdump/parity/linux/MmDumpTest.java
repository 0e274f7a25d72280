// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jkdump.kernel.Struct;
import org.jkdump.linux.Mm;
import org.jkdump.linux.Sched;
import org.jkdump.linux.Tasks;
import org.jkdump.parity.Dump;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@link Mm} against {@code vm} and {@code ps}. */
@Tag("dump")
class MmDumpTest {
  private static final Pattern AREA =
      Pattern.compile("(?m)^([0-9a-f]{16}) +([0-9a-f]+) +([0-9a-f]+) +([0-9a-f]+) *(\\S*) *$");

  private static final Pattern SIZES =
      Pattern.compile("(?m)^[> ] +\\d+ +\\d+ +\\d+ +(\\w{16}) +\\w\\w +[\\d.]+ +(\\d+) +(\\d+) ");

  @Test
  void areasOfEveryTask() {
    int count = 0;
    for (Struct task : Tasks.of(Dump.kernel()).all()) {
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
    assertEquals(List.of(), Mm.vmas(Tasks.of(Dump.kernel()).find(2).orElseThrow()));
  }

  @Test
  void flagsByName() {
    Set<String> compared = new TreeSet<>();
    for (Struct vma : Mm.vmas(Tasks.of(Dump.kernel()).find(1).orElseThrow())) {
      String said = Dump.crash(String.format("vm -f %x", vma.num_("vm_flags")))[0].strip();
      // crash uses old names for some bits, and the meaning of 0x800 before v5.15.
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
    Struct init = Tasks.of(Dump.kernel()).find(1).orElseThrow();
    List<String> seen = Mm.vmas(init).stream().map(Mm::permissions).distinct().toList();
    assertTrue(seen.containsAll(List.of("r--p", "r-xp", "rw-p")), seen::toString);
  }

  // crash before 8.0.3 leaves shared memory pages, such as those of a tmpfs, out of RSS.
  @Test
  void sizesOfEveryTask() {
    Dump.kernel();
    String said = Dump.crash("ps")[0];
    int whole = 0;
    int withoutShared = 0;
    int count = 0;
    for (MatchResult row : SIZES.matcher(said).results().toList()) {
      Struct task = Dump.kernel().struct("task_struct", Long.parseUnsignedLong(row.group(1), 16));
      assertEquals(row.group(2), String.valueOf(Mm.virtualSize(task) >> 10), row.group());
      long theirs = Long.parseLong(row.group(3));
      long ours = Mm.residentSize(task) >> 10;
      whole += theirs == ours ? 1 : 0;
      withoutShared += theirs == ours - shared(task) ? 1 : 0;
      count += ours > 0 ? 1 : 0;
    }
    assertTrue(count > 60, said);
    assertEquals(Sched.tasks().size(), Math.max(whole, withoutShared), said);
  }

  private static long shared(Struct task) {
    if (task.num_("mm") == 0 || !task.has_("mm->rss_stat.count")) {
      return 0;
    }
    long pages = task.num_("mm->rss_stat.count[3].counter");
    for (Struct thread : Sched.threads(task.su_("group_leader"))) {
      pages += thread.num_("rss_stat.count[3]");
    }
    return pages * 4;
  }

  private static String text(Struct vma) {
    return String.format(
        "%x %x %x %x %s",
        vma.addr_(), vma.num_("vm_start"), vma.num_("vm_end"), vma.num_("vm_flags"), Mm.file(vma));
  }
}
