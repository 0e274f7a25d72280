// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.execCrashCommand;
import static org.jkdump.api.PyKdumpAPI.kernel;
import static org.jkdump.api.PyKdumpAPI.memoize;
import static org.jkdump.api.PyKdumpAPI.memoizeVarargs;
import static org.jkdump.api.PyKdumpAPI.pidToTask;
import static org.jkdump.api.PyKdumpAPI.purgeMemoizeCache;
import static org.jkdump.api.PyKdumpAPI.readSU;
import static org.jkdump.api.PyKdumpAPI.tasks;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.memo.MemoFunction;
import org.jkdump.memo.MemoSupplier;
import org.jkdump.memo.MemoTable;
import org.jkdump.memo.MemoVarargs;
import org.jkdump.session.Session;
import org.jkdump.target.CacheUse;
import org.jkdump.target.CommandException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName(
    "row 54: memoization: all arguments and the function's identity are the key; bypass; hits observable")
@Oracle("the calls that were made; crash: ps, rd; MemoTest has threads and recursion")
class Row54MemoizeTest {
  private final List<Object> calls = new ArrayList<>();

  @BeforeEach
  void begin() {
    Dump.kernel();
    purgeMemoizeCache();
  }

  @Test
  void eachTaskIsAKeyOfItsOwn() {
    MemoFunction<Struct, String> comm =
        memoize(
            (Struct task) -> {
              calls.add(task);
              return task.str_("comm");
            });
    Map<String, String> ps =
        Dump.crash("ps")[0]
            .lines()
            .skip(1)
            .map(line -> line.replaceFirst("^>", "").strip().split("\\s+", 9))
            .collect(Collectors.toMap(w -> w[3], w -> w[8].replaceAll("^\\[|\\]$", "")));
    for (int round = 0; round < 2; round++) {
      for (Struct task : tasks()) {
        assertEquals(ps.get(Long.toHexString(task.addr_())), comm.apply(task));
      }
    }
    assertEquals(ps.size(), calls.size());
    assertEquals(comm.apply(pidToTask(1)), comm.uncached(pidToTask(1)));
    assertEquals(ps.size() + 1, calls.size(), "a call that passes the cache by");
    // The same address with another type is another argument.
    Struct other = readSU("struct list_head", pidToTask(1).addr_());
    assertThrows(RuntimeException.class, () -> comm.apply(other));
  }

  @Test
  void commandsWithAllTheirArguments() {
    MemoVarargs<String> rd =
        memoizeVarargs(
            args -> {
              calls.add(List.of(args));
              return execCrashCommand(String.format("rd -64 %s %s", args));
            });
    String[] plain =
        Dump.crash("rd -64 init_task 2", "rd -64 init_task 4", "rd -64 linux_banner 2");
    for (int round = 0; round < 2; round++) {
      assertEquals(plain[0], rd.apply("init_task", 2));
      assertEquals(plain[1], rd.apply("init_task", 4));
      assertEquals(plain[2], rd.apply("linux_banner", 2));
    }
    assertEquals(3, calls.size());
    assertThrows(CommandException.class, () -> rd.apply("-d", "no_such_option -Z"));
    assertThrows(CommandException.class, () -> rd.apply("-d", "no_such_option -Z"));
    assertEquals(5, calls.size(), "an error is nobody's result");
  }

  // PyKdump takes functions with one name for one function.
  @Test
  void functionsOfOneNameAreTwo() {
    MemoSupplier<String> release = memoize(() -> Dump.crash("sys")[0]).named("what");
    MemoSupplier<String> machine = memoize(() -> Dump.crash("mach")[0]).named("what");
    assertNotEquals(release.get(), machine.get());
    assertEquals(Dump.crash("mach")[0], machine.get());
    assertEquals(2, kernel().memos().table().rows().stream().filter(r -> r.entries() == 1).count());
  }

  @Test
  void hitsCanBeSeen() {
    MemoSupplier<String> ps = memoize(() -> execCrashCommand("ps")).named("ps54");
    CacheUse before = kernel().caches().of("memoized functions");
    ps.get();
    ps.get();
    ps.get();
    MemoTable.Row row =
        kernel().memos().table().rows().stream()
            .filter(r -> r.name().equals("ps54"))
            .findFirst()
            .get();
    assertEquals(new MemoTable.Row("ps54", "", 1, 2, 1), row);
    CacheUse after = kernel().caches().of("memoized functions");
    assertEquals(2, after.hits() - before.hits());
    assertEquals(1, after.misses() - before.misses());
    assertEquals(1, after.entries());
    assertEquals(10_000, after.limit());
  }

  @Test
  void pagesAndNamesAreCounted() {
    Kernel fresh = Dump.coldKernel();
    fresh.value("struct list_head", fresh.symbolAddress("modules")).get_("next");
    CacheUse pages = fresh.caches().of("pages");
    assertTrue(pages.misses() > 0 && pages.entries() > 0, pages.toString());
    assertTrue(pages.bytes() > 0 && pages.bytes() <= pages.limit(), pages.toString());
    CacheUse types = fresh.caches().of("names of types");
    fresh.types().find("struct no_such_struct");
    fresh.types().find("struct no_such_struct");
    CacheUse asked = fresh.caches().of("names of types");
    assertEquals(types.entries() + 1, asked.entries(), "absence is remembered, too");
    assertEquals(types.hits() + 1, asked.hits());
    assertEquals(types.misses() + 1, asked.misses());
  }

  @Test
  void resultsAreThoseOfTheirKernel() {
    Session session = new Session(line -> {});
    MemoSupplier<Long> jiffies =
        session.memoizer().memoize("jiffies", () -> session.kernel().symbolValue("jiffies").num_());
    try (Kernel kdump = session.open(Dump.request(Dump.vmcore()))) {
      long first = jiffies.get();
      assertEquals(kdump.symbolValue("jiffies").num_(), first);
      try (Kernel other = session.open(Dump.request(Dump.formats().get("qemu-kdump")))) {
        assertEquals(other.symbolValue("jiffies").num_(), jiffies.get());
        assertNotEquals(first, jiffies.get(), "another boot of the machine");
      }
    }
  }
}
