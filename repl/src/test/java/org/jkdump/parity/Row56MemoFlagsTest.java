// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.LIVE;
import static org.jkdump.api.PyKdumpAPI.LOAD;
import static org.jkdump.api.PyKdumpAPI.RELOAD;
import static org.jkdump.api.PyKdumpAPI.TIMEOUT;
import static org.jkdump.api.PyKdumpAPI.delModule;
import static org.jkdump.api.PyKdumpAPI.execCrashCommandBg;
import static org.jkdump.api.PyKdumpAPI.loadModule;
import static org.jkdump.api.PyKdumpAPI.memoize;
import static org.jkdump.api.PyKdumpAPI.memoizeCond;
import static org.jkdump.api.PyKdumpAPI.purgeMemoizeCache;
import static org.jkdump.api.PyKdumpAPI.session;
import static org.jkdump.api.PyKdumpAPI.structExists;
import static org.jkdump.api.PyKdumpAPI.whatis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jkdump.kernel.Kernel;
import org.jkdump.log.PyLog;
import org.jkdump.memo.MemoFlag;
import org.jkdump.memo.MemoFunction;
import org.jkdump.memo.MemoScope;
import org.jkdump.memo.MemoSupplier;
import org.jkdump.memo.Memoizer;
import org.jkdump.memo.Memos;
import org.jkdump.target.Facts;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName(
    "row 56: flags LIVE, LOAD, RELOAD, TIMEOUT purge exactly their entries; a raised time-out reruns a timed-out command")
@Oracle(
    value = "plain crash; the calls that were made",
    untested = "a running kernel; the dump stands in and says that it is live")
class Row56MemoFlagsTest {
  private final AtomicInteger calls = new AtomicInteger();
  private final Map<MemoFlag, MemoSupplier<Integer>> counters = new EnumMap<>(MemoFlag.class);

  @BeforeEach
  void begin() {
    Dump.kernel();
    purgeMemoizeCache();
    session().log().begin();
    for (MemoFlag flag : MemoFlag.values()) {
      counters.put(flag, memoize(() -> calls.incrementAndGet(), flag));
    }
  }

  private Map<MemoFlag, Integer> results() {
    Map<MemoFlag, Integer> results = new EnumMap<>(MemoFlag.class);
    counters.forEach((flag, counter) -> results.put(flag, counter.get()));
    return results;
  }

  private void purges(MemoFlag wanted, Runnable what) {
    Map<MemoFlag, Integer> before = results();
    assertEquals(before, results());
    what.run();
    Map<MemoFlag, Integer> after = results();
    for (MemoFlag flag : MemoFlag.values()) {
      assertEquals(flag != wanted, before.get(flag).equals(after.get(flag)), flag.toString());
    }
  }

  @Test
  void eachIsPurgedByItsOwnEvent() {
    TestModule.load();
    purges(LOAD, () -> delModule(TestModule.NAME));
    purges(LOAD, () -> loadModule(TestModule.NAME, Dump.property("module")));
    purges(RELOAD, () -> session().reload());
    purges(TIMEOUT, () -> session().commandTimeout().set(Duration.ofSeconds(600)));
    purges(LIVE, () -> purgeMemoizeCache(LIVE));
  }

  @Test
  void aTimedOutCommandIsRunAgainWithMoreTime() {
    String all = Dump.crash("foreach task")[0];
    MemoSupplier<String> tasks =
        memoizeCond(() -> execCrashCommandBg("foreach task"), LIVE, TIMEOUT);
    session().commandTimeout().set(Duration.ofMillis(1500));
    String cut = tasks.get();
    assertEquals(1, session().log().summary().timeouts().size());
    assertTrue(cut.length() < all.length() && all.startsWith(cut.substring(0, 100)), cut);
    assertEquals(cut, tasks.get());
    session().commandTimeout().set(Duration.ofMillis(100));
    assertEquals(cut, tasks.get(), "with less time it would be no better");
    // The next run has the default time-out.
    session().log().finish();
    assertEquals(all, tasks.get());
    assertTrue(session().log().summary().isEmpty(), "nothing timed out");
    session().commandTimeout().set(Duration.ofMillis(10));
    assertEquals(all, tasks.get(), "a complete result stays");
  }

  @Test
  void withoutTheFlagWhatWasCutStaysCut() {
    MemoSupplier<String> types = memoize(() -> execCrashCommandBg("gdb info types"));
    session().commandTimeout().set(Duration.ofMillis(300));
    assertEquals("", types.get());
    session().log().finish();
    assertEquals("", types.get());
  }

  // A type is absent before and present after; a memoized result about types follows the change.
  @Test
  void whatDependsOnModulesFollowsThem() {
    TestModule.load();
    MemoFunction<String, Optional<String>> type = memoize(Row56MemoFlagsTest::typeOf, LOAD);
    MemoFunction<String, Optional<String>> stale = memoize(Row56MemoFlagsTest::typeOf, RELOAD);
    delModule(TestModule.NAME);
    assertEquals(Optional.empty(), type.apply("jkdump_negative"));
    assertEquals(Optional.empty(), stale.apply("jkdump_negative"));
    loadModule(TestModule.NAME, Dump.property("module"));
    assertEquals(Optional.of("int jkdump_negative;"), type.apply("jkdump_negative"));
    assertEquals(Optional.empty(), stale.apply("jkdump_negative"));
    // The command at crash's own prompt counts as well.
    Dump.kernel().command("mod -d " + TestModule.NAME);
    assertEquals(Optional.empty(), type.apply("jkdump_negative"));
    Dump.kernel().command("mod -s " + TestModule.NAME + " " + Dump.property("module"));
    assertEquals(Optional.of("int jkdump_negative;"), type.apply("jkdump_negative"));
    assertTrue(structExists("struct jkdump_ints"));
  }

  private static Optional<String> typeOf(String variable) {
    try {
      return Optional.of(whatis(variable).toString());
    } catch (TargetException e) {
      return Optional.empty();
    }
  }

  @Test
  void onALiveKernelNothingWithTheFlagIsKept() {
    Map<String, String> facts = new HashMap<>(Dump.kernel().facts().values());
    facts.put("live", "1");
    Kernel live =
        new Kernel(
            StandIn.of(Map.of("facts", new Facts(facts)), asked -> {}),
            new PyLog(line -> {}),
            16 << 20);
    Memoizer memoizer = new Memoizer(scope(live));
    MemoSupplier<Integer> flagged = memoizer.memoize("flagged", calls::incrementAndGet, LIVE);
    MemoSupplier<Integer> other = memoizer.memoize("other", calls::incrementAndGet, LOAD);
    assertNotEquals(flagged.get(), flagged.get());
    assertEquals(other.get(), other.get());
  }

  private static MemoScope scope(Kernel kernel) {
    return new MemoScope() {
      @Override
      public Optional<Memos> memos() {
        return Optional.of(kernel.memos());
      }

      @Override
      public Duration timeout() {
        return Duration.ofSeconds(120);
      }
    };
  }
}
