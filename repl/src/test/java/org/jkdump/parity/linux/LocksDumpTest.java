// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.artwork.Style;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.linux.LockTree;
import org.jkdump.linux.Locks;
import org.jkdump.linux.Locks.Wait;
import org.jkdump.linux.Mutex;
import org.jkdump.linux.Rwsem;
import org.jkdump.linux.Sched;
import org.jkdump.parity.Dump;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@link Locks}, {@link Mutex} and {@link Rwsem}. A mutex is compared with the test module's own
 * and with {@code bt}. Situations that no task of the guest is in are made by replacing words of
 * the dump.
 */
@Tag("dump")
class LocksDumpTest {
  private static final int READER_OWNED = 1;

  private static Struct module(String symbol) {
    long task = Dump.kernel().memory().pointer(PyKdumpAPI.sym2addr(symbol));
    return Dump.kernel().struct("task_struct", task);
  }

  @Test
  void theModulesWaiterWaitsForItsMutex() {
    Dump.kernel();
    List<Wait> waits = Locks.waits();
    assertEquals(1, waits.size(), waits::toString);
    Wait wait = waits.get(0);
    assertEquals(module("jkdump_waiter"), wait.task());
    assertEquals(Locks.Kind.MUTEX, wait.kind());
    assertEquals(PyKdumpAPI.sym2addr("jkdump_mutex"), wait.lock().addr_());
    assertEquals(Optional.of(module("jkdump_holder")), wait.owner());
    assertEquals("jkdump_mutex [jkdump_test]", Locks.name(wait.lock()));
    assertEquals(List.of(wait.task()), Mutex.waiters(wait.lock()));
    assertEquals(List.of(), Locks.deadlocks(waits));
    assertFalse(wait.isForReading());
    String drawn = trees(waits);
    assertTrue(
        drawn.matches(
            "jk_locker \\d+ \\[S\\]\n` holds mutex jkdump_mutex \\[jkdump_test\\]\n"
                + " +` jk_waiter \\d+ \\[D\\] waits for \\d\\.\\d s"),
        drawn);
  }

  // crash's bt shows the tasks that are in a waiting function.
  @Test
  void crashSeesTheSameTaskWait() {
    Dump.kernel();
    StringBuilder theirs = new StringBuilder();
    for (String trace : Dump.crash("foreach bt")[0].split("\n\n")) {
      Matcher task = Pattern.compile("TASK: (\\w+)").matcher(trace);
      if (task.find() && trace.matches("(?s).* (__mutex_lock|rwsem_down_|__down\\b).*")) {
        theirs.append(task.group(1)).append('\n');
      }
    }
    StringBuilder ours = new StringBuilder();
    Locks.waits().forEach(w -> ours.append(String.format("%x\n", w.task().addr_())));
    assertEquals(theirs.toString(), ours.toString());
  }

  @Test
  void onlyOneThatSleepsCanWait() {
    Dump.kernel();
    assertEquals(Optional.empty(), Locks.of(Sched.current(0).orElseThrow()));
    assertEquals(Optional.empty(), Locks.of(module("jkdump_holder")));
  }

  @Test
  void aMutexThatNobodyHolds() {
    long owner = PyKdumpAPI.sym2addr("jkdump_mutex");
    // MUTEX_FLAG_WAITERS
    Kernel kernel = new PatchedMemory().word(owner, 1).kernel();
    Wait wait = Locks.waits(kernel).get(0);
    assertEquals(Optional.empty(), wait.owner());
    String drawn = trees(List.of(wait));
    assertTrue(drawn.startsWith("nobody known holds mutex jkdump_mutex [jkdump_test]\n"), drawn);
    assertTrue(drawn.contains("jk_waiter"), drawn);
  }

  @Test
  void tasksThatWaitForEachOther() {
    Kernel kernel = deadlock().kernel();
    List<Wait> waits = Locks.waits(kernel);
    assertEquals(2, waits.size(), waits::toString);
    List<List<Wait>> circles = Locks.deadlocks(waits);
    assertEquals(1, circles.size(), circles::toString);
    assertEquals(2, circles.get(0).size(), circles::toString);
    for (int i = 0; i < 2; i++) {
      Struct owner = circles.get(0).get(i).owner().orElseThrow();
      assertEquals(circles.get(0).get(1 - i).task(), owner);
    }
    String drawn = trees(waits);
    assertTrue(drawn.endsWith(": the circle is closed"), drawn);
    assertEquals(5, drawn.lines().count(), drawn);
    String words = LockTree.circle(circles.get(0)).replaceAll(" \\d+ \\[.\\]", "");
    assertTrue(
        words.startsWith("jk_locker waits for 0xffff") || words.startsWith("jk_locker waits for <"),
        words);
    assertTrue(
        words.endsWith(
            ", held by jk_waiter waits for jkdump_mutex [jkdump_test], held by jk_locker"),
        words);
  }

  @Test
  void aTaskThatWaitsForItself() {
    long waiter = module("jkdump_waiter").addr_();
    Kernel kernel = new PatchedMemory().word(PyKdumpAPI.sym2addr("jkdump_mutex"), waiter).kernel();
    List<List<Wait>> circles = Locks.deadlocks(Locks.waits(kernel));
    assertEquals(1, circles.size(), circles::toString);
    assertEquals(1, circles.get(0).size(), circles::toString);
  }

  @Test
  void aReaderWaitsForAWriter() {
    long holder = module("jkdump_holder").addr_();
    Wait wait = Locks.waits(rwsem(holder, 1, 1).kernel()).get(0);
    assertEquals(Locks.Kind.RWSEM, wait.kind());
    assertEquals(holder, wait.owner().orElseThrow().addr_());
    assertTrue(wait.isForReading());
    assertTrue(Rwsem.isWritten(wait.lock()));
    assertEquals(0, Rwsem.readers(wait.lock()));
    String drawn = trees(List.of(wait));
    assertTrue(drawn.contains(" for writing\n") && drawn.contains(" waits to read for "), drawn);
    assertEquals(List.of(wait.task()), Rwsem.waiters(wait.lock()));
  }

  @Test
  void aWriterWaitsForReaders() {
    long holder = module("jkdump_holder").addr_();
    Wait wait = Locks.waits(rwsem(holder | READER_OWNED, 3 << 8, 0).kernel()).get(0);
    assertEquals(holder, wait.owner().orElseThrow().addr_());
    assertFalse(wait.isForReading());
    assertFalse(Rwsem.isWritten(wait.lock()));
    assertEquals(3, Rwsem.readers(wait.lock()));
    String drawn = trees(List.of(wait));
    assertTrue(drawn.contains(" for reading, as do 2 others\n"), drawn);
    assertTrue(drawn.contains(" waits to write for "), drawn);
  }

  @Test
  void aListWhoseLinksDoNotAgreeIsNone() {
    Dump.kernel();
    Struct waiter = Locks.waits().get(0).waiter();
    long elsewhere = PyKdumpAPI.sym2addr("jkdump_list");
    Kernel kernel = new PatchedMemory().word(waiter.addr_(), elsewhere).kernel();
    assertEquals(List.of(), Locks.waits(kernel));
    kernel = new PatchedMemory().word(waiter.addr_(), 0xffff_ffff_ffe0_1000L).kernel();
    assertEquals(List.of(), Locks.waits(kernel), "a link to nowhere");
  }

  private static String trees(List<Wait> waits) {
    return LockTree.of(waits).stream()
        .map(tree -> tree.draw(Style.ASCII).replace("`--", "`"))
        .collect(Collectors.joining("\n"));
  }

  /** Lets the holder of the module's mutex wait for another mutex, which its waiter holds. */
  private static PatchedMemory deadlock() {
    Struct holder = module("jkdump_holder");
    long stack = holder.num_("thread.sp");
    long waiter = stack + 64;
    long mutex = page();
    long head = mutex + PyKdumpAPI.memberOffset("mutex", "wait_list");
    long function = PyKdumpAPI.symbolsByPrefix("__mutex_lock").get(0).address();
    return new PatchedMemory()
        .word(stack, function + 8)
        .word(waiter, head)
        .word(waiter + 8, head)
        .word(waiter + 16, holder.addr_())
        .word(mutex, module("jkdump_waiter").addr_() | 1)
        .word(head, waiter)
        .word(head + 8, waiter);
  }

  /** Lets the waiter of the module's mutex wait for a read/write semaphore instead. */
  private static PatchedMemory rwsem(long owner, long count, long type) {
    Struct task = module("jkdump_waiter");
    long waiter = Locks.of(task).orElseThrow().waiter().addr_();
    long rwsem = page();
    long head = rwsem + PyKdumpAPI.memberOffset("rw_semaphore", "wait_list");
    long function = PyKdumpAPI.symbolsByPrefix("rwsem_down_write_slowpath").get(0).address();
    return new PatchedMemory()
        // A return address on the stack, between the waiter and the frames beneath it.
        .word(waiter - 8, function + 8)
        .word(waiter, head)
        .word(waiter + 8, head)
        .word(waiter + PyKdumpAPI.memberOffset("rwsem_waiter", "type"), type)
        .word(rwsem + PyKdumpAPI.memberOffset("rw_semaphore", "count"), count)
        .word(rwsem + PyKdumpAPI.memberOffset("rw_semaphore", "owner"), owner)
        .word(head, waiter)
        .word(head + 8, waiter);
  }

  /** Returns an unused page, which the module has filled with a pattern. */
  private static long page() {
    return Dump.kernel().memory().pointer(PyKdumpAPI.sym2addr("jkdump_page_data"));
  }
}
