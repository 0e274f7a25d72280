// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jkdump.kernel.CompiledKernel;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One damaged place of {@code kernel.c}: what is left is found, and what is missing is logged. */
class DamagedKernelTest {
  private static final long POISON = 0x6b6b_6b6b_6b6b_6b6bL;
  private static final List<String> TASKS =
      List.of("swapper/0", "swapper/1", "waiter", "thread", "zombie", "parked");

  @TempDir Path directory;
  private CompiledKernel made;
  private Kernel sound;

  @BeforeEach
  void compile() throws Exception {
    Path source = Path.of(getClass().getResource("kernel.c").toURI());
    made = new CompiledKernel(source, directory, "-DLINUX=506");
    sound = made.open();
  }

  private Struct variable(String name, String type) {
    return sound.symbolStruct(name, "struct " + type);
  }

  private DamagedKernelTest damage(Struct struct, String member, long value) {
    int width = (int) struct.type_().path(member).size();
    made.target.putNumber(struct.addrOf_(member), width, value);
    return this;
  }

  private DamagedKernelTest damage(String variable, String type, String member, long value) {
    return damage(variable(variable, type), member, value);
  }

  private Kernel damaged() {
    made.logged.clear();
    return made.open();
  }

  private void logged(String... words) {
    String all = String.join("\n", made.logged);
    for (String word : words) {
      assertTrue(all.contains(word), "logged should be '" + word + "', but is\n" + all);
    }
  }

  private static List<String> names(List<Struct> tasks) {
    return tasks.stream().map(task -> task.str_("comm")).toList();
  }

  @Test
  void aTaskWithoutSignalLosesItsThreadsOnlyFromTheList() {
    Kernel kernel = damage("waiter", "task_struct", "signal", POISON).damaged();
    List<String> found = names(Sched.tasks(kernel));
    assertTrue(found.containsAll(TASKS), found::toString);
    logged("list of tasks of ", "1 more tasks are found by their pids");
  }

  @Test
  void withoutTheHeadOfTheirListAllTasksAreFoundByTheirPids() {
    damage("init_task", "task_struct", "tasks.next", POISON);
    Kernel kernel = damage("init_task", "task_struct", "tasks.prev", POISON).damaged();
    List<String> found = names(Sched.tasks(kernel));
    assertTrue(found.containsAll(TASKS), found::toString);
    logged("4 more tasks are found by their pids");
  }

  @Test
  void aStateThatCantBeIsNoState() {
    Kernel kernel = damage("waiter", "task_struct", "state", POISON).damaged();
    assertEquals('?', Sched.state(kernel.symbolStruct("waiter", "struct task_struct")));
    logged("is damaged: its state is 0x6b6b6b6b6b6b6b6b");
  }

  @Test
  void aCounterOfMoreMemoryThanThereIsIsNamed() {
    made.target.putNumber(sound.symbolAddress("vm_zone_stat"), 8, POISON);
    Meminfo.read(damaged());
    logged("the counters of memory are damaged");
  }

  @Test
  void aBrokenTaskListIsWalkedFromItsOtherEnd() {
    Kernel kernel = damage("waiter", "task_struct", "tasks.next", POISON).damaged();
    assertEquals(TASKS, names(Sched.tasks(kernel)));
    logged("2 more from its other end");
  }

  @Test
  void tasksBetweenTwoBreaksAreFoundByTheirPids() {
    damage("waiter", "task_struct", "tasks.next", POISON);
    Kernel kernel = damage("parked", "task_struct", "tasks.prev", POISON).damaged();
    assertTrue(names(Sched.tasks(kernel)).contains("zombie"), made.logged::toString);
    assertTrue(names(Sched.processes(kernel)).contains("zombie"), made.logged::toString);
    assertTrue(!names(Sched.processes(kernel)).contains("thread"), "a thread is no process");
  }

  @Test
  void aTaskIsFoundInTheListIfTheTableOfPidsIsDamaged() {
    Kernel kernel =
        damage("init_pid_ns", "pid_namespace", "idr.idr_rt.xa_head", POISON - 1).damaged();
    assertEquals("thread", Pid.findTask(kernel, 43).orElseThrow().str_("comm"));
    logged("table of pids");
  }

  @Test
  void areasThatAreMissingAreCounted() {
    Kernel kernel = damage("mm", "mm_struct", "mmap", 0).damaged();
    assertEquals(List.of(), Mm.vmas(kernel.symbolStruct("waiter", "struct task_struct")));
    logged("has 2 areas by its own count; 0 are found");
  }

  @Test
  void aMountsPathInACircleEnds() {
    damage("mount_root", "mount", "mnt_parent", variable("mount_tmp", "mount").addr_());
    damage("mount_root", "mount", "mnt_mountpoint", variable("tmp", "dentry").addr_());
    damage("mount_tmp", "mount", "mnt_mountpoint", variable("root", "dentry").addr_());
    Kernel kernel = damaged();
    Struct mount = kernel.symbolStruct("mount_tmp", "struct mount");
    String path = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Mount.dir(mount));
    assertTrue(path.startsWith("?"), path);
    logged("its mounts run in a circle");
  }

  @Test
  void aTableOfSocketsOfGarbageSizeIsRefusedAndTheOthersGiven() {
    Kernel kernel = damage("tcp_hashinfo", "inet_hashinfo", "ehash_mask", 0x6b6b6b6bL).damaged();
    assertEquals(1, SocketTables.tcp(kernel).size(), "the listening one");
    logged("table of sockets at", "1802201964 buckets");
  }

  @Test
  void aCountOfCpusThatCantBeIsNotBelieved() {
    made.target.putNumber(sound.symbolAddress("nr_cpu_ids"), 4, 0x6b6b6b6bL);
    assertEquals(2, Cpumask.of(damaged(), "cpu_online_mask").cardinality());
    logged("nr_cpu_ids is damaged");
  }

  @Test
  void aModuleListBrokenForwardIsWalkedBackward() {
    damage("module", "module", "list.next", POISON);
    assertEquals(1, Kmod.all(damaged()).size());
    logged("list at");
  }

  @Test
  void aListOfWaitersIsWalkedFromItsOtherEnd() {
    Kernel kernel = damage("lock", "mutex", "wait_list.next", POISON).damaged();
    assertEquals(
        List.of("waiter"), names(Mutex.waiters(kernel.symbolStruct("lock", "struct mutex"))));
    logged("1 more from its other end");
  }

  @Test
  void threadsOfADamagedProcessAreFoundByTheirPids() {
    Kernel kernel = damage("waiter", "task_struct", "signal", POISON).damaged();
    Struct leader = kernel.symbolStruct("waiter", "struct task_struct");
    assertEquals(List.of("waiter", "thread"), names(Sched.threads(leader)));
  }

  @Test
  void aNameSpaceThatCantBeReadIsLeftOutOfTheOthers() {
    Kernel kernel = damage("init_nsproxy", "nsproxy", "uts_ns", POISON).damaged();
    Map<String, Long> all = Nsproxy.of(kernel.symbolStruct("waiter", "struct task_struct"));
    assertEquals(Set.of("cgroup", "ipc", "mnt", "net", "time", "pid", "user"), all.keySet());
    logged("name spaces of ", "1 left out");
  }

  @Test
  void aPageOfSocketsThatIsMissingCostsItsSocketsOnly() {
    Kernel kernel = damage("tcp_hashinfo", "inet_hashinfo", "ehash", POISON).damaged();
    assertEquals(1, SocketTables.tcp(kernel).size(), "the listening one");
    logged("parts of the table of sockets");
  }
}
