// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.eval;
import static org.jkdump.api.PyKdumpAPI.memberOffset;
import static org.jkdump.api.PyKdumpAPI.pidToTask;
import static org.jkdump.api.PyKdumpAPI.readSU;
import static org.jkdump.api.PyKdumpAPI.structSetAttr;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.log.PyLog;
import org.jkdump.target.OpenRequest;
import org.jkdump.target.TargetProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 48: the first alternative that this kernel has wins; two kernels at once")
@Oracle("crash: ps")
class Row48AttributesTest {
  // Since Linux kernel commit 2f064a59a11f ("sched: Change task_struct::state") (in v5.14).
  private static final List<String> STATE = List.of("__state", "state");
  private static final Pattern PS =
      Pattern.compile("(?m)^>?\\s*\\d+\\s+\\d+\\s+\\d+\\s+(\\p{XDigit}{16})\\s+(RU|IN|UN|ID)\\s");
  // TASK_INTERRUPTIBLE, TASK_UNINTERRUPTIBLE and TASK_NOLOAD; ps ignores further bits.
  private static final long SHOWN = 0x403;
  private static final Map<String, Long> STATES =
      Map.of("RU", 0L, "IN", 1L, "UN", 2L, "ID", 0x402L);

  @Test
  void theStateOfEveryTaskIsThatOfPs() {
    Kernel kernel = Dump.kernel();
    assertTrue(structSetAttr("struct task_struct", "jk_state", STATE));
    assertEquals(states(Dump.crash("ps")[0]), read(kernel, Dump.crash("ps")[0]));
  }

  @Test
  void attributesInPathsAndExpressions() {
    Dump.kernel();
    assertTrue(structSetAttr("struct task_struct", "jk_up", List.of("nothing", "real_parent")));
    assertTrue(structSetAttr("task_struct", "jk_self", List.of("")));
    assertTrue(structSetAttr("struct pid_namespace", "jk_first", List.of("child_reaper")));
    Struct init = pidToTask(1);
    String[] said =
        Dump.crash(
            "gdb printf \"%d\", ((struct task_struct *)0x" + hex(init) + ")->real_parent->pid",
            "gdb printf \"%lu\", init_pid_ns.child_reaper->mm->pgd");
    assertEquals(said[0].strip(), Long.toString(init.num_("jk_self.jk_up->jk_self.pid")));
    assertEquals(
        said[1].strip(), Long.toUnsignedString(eval("init_pid_ns.jk_first->mm.pgd").num_()));
    assertEquals(init, init.get_("jk_self"));
    assertTrue(init.has_("jk_up"));
    assertFalse(init.has_("jk_down"));
  }

  @Test
  void falseWhereNothingResolves() {
    Dump.kernel();
    assertFalse(structSetAttr("struct task_struct", "jk_no", List.of("jk_a", "mm.jk_b", "pid.c")));
    assertFalse(pidToTask(1).has_("jk_no"));
    assertFalse(structSetAttr("struct jk_nothing", "jk_no", List.of("")));
  }

  @Test
  void structsThatBeginWithTheFirst() {
    Dump.kernel();
    assertTrue(
        structSetAttr("struct inode", "jk_ino", List.of("i_ino"), List.of("struct jk_nothing")));
    Struct inode = (Struct) eval("init_task.fs->root.dentry->d_inode");
    String said = Dump.crash("gdb printf \"%lu\", init_task.fs->root.dentry->d_inode->i_ino")[0];
    assertEquals(said.strip(), Long.toUnsignedString(inode.num_("jk_ino")));
    assertEquals(memberOffset("struct inode", "i_ino"), memberOffset("struct inode", "jk_ino"));
    assertTrue(
        structSetAttr(
            "struct list_head", "jk_prev", List.of("prev"), List.of("struct hlist_node")));
    assertEquals(
        readSU("hlist_node", inode.addrOf_("i_hash")).num_("pprev"),
        readSU("hlist_node", inode.addrOf_("i_hash")).num_("jk_prev"));
  }

  @Test
  void twoKernelsWithDifferentLayouts() throws IOException {
    Optional<Properties> neighbour = neighbour();
    assumeTrue(neighbour.isPresent(), "the testbed has the dump of one kernel only");
    Properties other = neighbour.get();
    OpenRequest request =
        OpenRequest.dump(other.getProperty("vmlinux"), other.getProperty("vmcore.zlib"))
            .withCrash(other.getProperty("crash"));
    Kernel here = Dump.kernel();
    try (Kernel there =
            new Kernel(TargetProvider.find().open(request), new PyLog(line -> {}), 1 << 26);
        PlainCrash crash =
            new PlainCrash(
                other.getProperty("crash"),
                other.getProperty("vmlinux"),
                other.getProperty("vmcore.zlib"))) {
      assertTrue(here.attributes().set("struct task_struct", "jk_state", STATE, List.of()));
      assertFalse(there.struct("task_struct", 0).has_("jk_state"));
      assertTrue(there.attributes().set("struct task_struct", "jk_state", STATE, List.of()));
      assertNotEquals(
          here.struct("task_struct", 0).addrOf_("jk_state"),
          there.struct("task_struct", 0).addrOf_("jk_state"),
          "the two kernels' layouts differ");
      String ps = crash.run("ps")[0];
      assertEquals(states(ps), read(there, ps));
      assertEquals(states(Dump.crash("ps")[0]), read(here, Dump.crash("ps")[0]));
    }
  }

  private static Map<String, Long> states(String ps) {
    Map<String, Long> states = new TreeMap<>();
    Matcher line = PS.matcher(ps);
    while (line.find()) {
      states.put(line.group(1), STATES.get(line.group(2)));
    }
    assertTrue(states.size() > 20, "tasks of ps: " + states.size());
    assertTrue(states.containsValue(0L) && states.containsValue(1L), "running and sleeping ones");
    return states;
  }

  private static Map<String, Long> read(Kernel kernel, String ps) {
    Map<String, Long> states = new TreeMap<>();
    for (String address : states(ps).keySet()) {
      Struct task = kernel.struct("task_struct", Long.parseUnsignedLong(address, 16));
      states.put(address, task.num_("jk_state") & SHOWN);
    }
    return states;
  }

  // Finds the dump of another kernel next to this one, made with the same test module.
  private static Optional<Properties> neighbour() throws IOException {
    Path here = Path.of(System.getProperty("jkdump.testbed")).toAbsolutePath().normalize();
    String made = here.toString().replaceFirst(".*-", "-");
    try (Stream<Path> dumps = Files.list(here.getParent())) {
      for (Path dump : dumps.filter(d -> d.toString().endsWith(made)).sorted().toList()) {
        Properties properties = new Properties();
        Path file = dump.resolve("testbed.properties");
        if (Files.exists(file)) {
          try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
          }
        }
        boolean usable = properties.containsKey("vmcore.zlib") && properties.containsKey("crash");
        if (usable && !properties.get("kernel").equals(Dump.property("kernel"))) {
          return Optional.of(properties);
        }
      }
    }
    return Optional.empty();
  }

  private static String hex(Struct struct) {
    return Long.toHexString(struct.addr_());
  }
}
