// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jkdump.kernel.CompiledKernel;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same made-up kernel, {@code kernel.c}, in the layout of several releases: each helper gives
 * the same answer on all of them. Dumps of 5.10, 6.1 and 6.12 are tested in earnest; the other
 * releases are here for the layouts before and between them.
 */
class EveryReleaseTest {
  /** The releases, in the words of {@code V(major, minor)}: 310 is 3.10, 418 is 4.18. */
  @Retention(RetentionPolicy.RUNTIME)
  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {310, 404, 409, 414, 418, 504, 510, 516, 601, 604, 612})
  @interface EveryRelease {}

  private static final Map<Integer, CompiledKernel> KERNELS = new TreeMap<>();
  @TempDir static Path directory;
  private CompiledKernel made;

  private Kernel kernel(int release) throws Exception {
    made = KERNELS.get(release);
    if (made == null) {
      Path source = Path.of(EveryReleaseTest.class.getResource("kernel.c").toURI());
      Path own = Files.createDirectory(directory.resolve("" + release));
      made = new CompiledKernel(source, own, "-DLINUX=" + release);
      KERNELS.put(release, made);
    }
    return made.open();
  }

  @AfterEach
  void nothingWasLogged() {
    assertEquals(List.of(), made.logged);
  }

  @AfterAll
  static void forget() {
    KERNELS.clear();
  }

  private static Struct variable(Kernel kernel, String name, String type) {
    return kernel.symbolStruct(name, "struct " + type);
  }

  private static Struct task(Kernel kernel, String name) {
    return variable(kernel, name, "task_struct");
  }

  private static List<String> names(List<Struct> tasks) {
    return tasks.stream().map(task -> task.str_("comm")).toList();
  }

  @EveryRelease
  void tasks(int release) throws Exception {
    Kernel kernel = kernel(release);
    assertEquals(
        List.of("swapper/0", "swapper/1", "waiter", "thread", "zombie", "parked"),
        names(Sched.tasks(kernel)));
    assertEquals(List.of("waiter", "thread"), names(Sched.threads(task(kernel, "waiter"))));
    assertEquals(Optional.of(task(kernel, "thread")), Pid.findTask(kernel, 43));
    assertEquals(Optional.empty(), Pid.findTask(kernel, 44));
    Struct namespace = variable(kernel, "init_pid_ns", "pid_namespace");
    assertEquals(42, Pid.number(task(kernel, "waiter"), namespace));
  }

  @EveryRelease
  void states(int release) throws Exception {
    Kernel kernel = kernel(release);
    String states = "";
    for (Struct task : Sched.tasks(kernel)) {
      states += Sched.state(task);
    }
    assertEquals("RRDSZP", states);
  }

  @EveryRelease
  void cpus(int release) throws Exception {
    Kernel kernel = kernel(release);
    assertEquals(1, Sched.cpu(task(kernel, "waiter")));
    assertEquals(0, Sched.cpu(task(kernel, "thread")));
    assertEquals(Duration.ofNanos(2000 - 7), Sched.sinceRun(task(kernel, "waiter")));
    assertEquals(Optional.of(task(kernel, "idle1")), Sched.current(kernel, 1));
    assertEquals(BitSet.valueOf(new long[] {3}), Cpumask.of(kernel, "cpu_online_mask"));
  }

  @EveryRelease
  void memoryOfAProcess(int release) throws Exception {
    Kernel kernel = kernel(release);
    assertEquals(337 * 4096, Mm.residentSize(task(kernel, "waiter")));
    assertEquals(3 * 4096, Mm.virtualSize(task(kernel, "waiter")));
    // A maple tree, since 6.1, is MapleTreeTest's.
    assumeTrue(release < 601);
    List<Struct> areas = Mm.vmas(task(kernel, "waiter"));
    assertEquals(List.of("r-xp", "rw-p"), areas.stream().map(Mm::permissions).toList());
  }

  @EveryRelease
  void locks(int release) throws Exception {
    Kernel kernel = kernel(release);
    Struct mutex = variable(kernel, "lock", "mutex");
    assertEquals(Optional.of(task(kernel, "init_task")), Mutex.owner(mutex));
    assertEquals(List.of("waiter"), names(Mutex.waiters(mutex)));
    Struct semaphore = variable(kernel, "semaphore", "rw_semaphore");
    // Before 4.0 it has no owner, before 5.3 its count says nothing of who has it.
    boolean owned = release >= 400;
    assertEquals(owned, Rwsem.owner(semaphore).isPresent());
    assertEquals(release >= 503, Rwsem.isWritten(semaphore));
  }

  @EveryRelease
  void mounts(int release) throws Exception {
    List<Struct> mounts = Mount.all(kernel(release));
    assertEquals(List.of("rootfs", "tmpfs"), mounts.stream().map(Mount::device).toList());
    assertEquals(List.of("/", "/mnt"), mounts.stream().map(Mount::dir).toList());
  }

  @EveryRelease
  void namespaces(int release) throws Exception {
    Map<String, Long> all = new TreeMap<>(Nsproxy.of(task(kernel(release), "waiter")));
    Map<String, Long> expected = new TreeMap<>();
    expected.putAll(Map.of("user", 1L, "uts", 2L, "ipc", 3L, "pid", 6L, "mnt", 7L, "net", 8L));
    if (release >= 406) {
      expected.put("cgroup", 4L);
    }
    if (release >= 506) {
      expected.put("time", 5L);
    }
    assertEquals(expected, all);
  }

  @EveryRelease
  void modules(int release) throws Exception {
    Struct module = Kmod.find(kernel(release), "demo").orElseThrow();
    assertEquals(0x4000, Kmod.size(module));
    assertEquals(2, Kmod.references(module));
    assertEquals("MODULE_STATE_LIVE", Kmod.state(module));
  }

  @EveryRelease
  void memory(int release) throws Exception {
    Meminfo info = Meminfo.read(kernel(release));
    assertEquals(1000, info.total());
    assertEquals(100, info.free());
    assertEquals(50, info.cached());
    assertEquals(6, info.shared());
    assertEquals(40, info.anonymous());
    assertEquals(20, info.slabReclaimable());
    assertEquals(30, info.slabUnreclaimable());
    assertEquals(5, info.pageTables());
  }

  @EveryRelease
  void time(int release) throws Exception {
    Kernel kernel = kernel(release);
    assertEquals(Duration.ofMillis(100_250), Timekeeping.uptime(kernel));
    assertEquals(Instant.ofEpochSecond(1_500_000_000), Timekeeping.now(kernel));
  }

  @EveryRelease
  void log(int release) throws Exception {
    Kernel kernel = kernel(release);
    // Since 5.10 a ring of descriptors, which each dump of the testbed has.
    assumeTrue(release < 510);
    assertEquals("[    0.001500] hello", Printk.dmesg(kernel));
    assertEquals(9, Printk.records(kernel).get(0).sequence());
    assertEquals(4, Printk.records(kernel).get(0).level());
  }

  @EveryRelease
  void sockets(int release) throws Exception {
    Kernel kernel = kernel(release);
    assertEquals(
        List.of("LISTEN 0.0.0.0:80", "ESTABLISHED 127.0.0.1:22", "TIME_WAIT 127.0.0.1:23"),
        texts(SocketTables.tcp(kernel)));
    assertEquals(List.of("CLOSE [::1]:53"), texts(SocketTables.udp(kernel)));
    assertEquals(List.of("CLOSE /run"), texts(SocketTables.unix(kernel)));
  }

  private static List<String> texts(List<Struct> sockets) {
    return sockets.stream().map(sock -> Sock.state(sock) + " " + Sock.local(sock)).toList();
  }
}
