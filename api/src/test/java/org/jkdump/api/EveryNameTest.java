// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jkdump.api.EveryName.Call;
import org.jkdump.kernel.CompiledKernel;
import org.jkdump.kernel.Kernel;
import org.jkdump.linux.Sched;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.TargetException;
import org.jkdump.target.TargetLostException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Every public name of the facade and of {@code org.jkdump.linux}, on {@code kernel.c}: what a
 * helper says of a dump that is lost, of one that is garbage, and after ^C.
 */
@Isolated("the session, and standard error, are one for all")
class EveryNameTest {
  @TempDir static Path directory;
  private static final int ROUNDS = Integer.getInteger("rounds", 3);
  private static final PrintStream ERR = System.err;
  private static CompiledKernel made;

  @BeforeAll
  static void compile() throws Exception {
    Path source = Path.of(Sched.class.getResource("kernel.c").toURI());
    made = new CompiledKernel(source, directory, "-DLINUX=510");
    // The session shows each warning at once.
    System.setErr(new PrintStream(OutputStream.nullOutputStream()));
  }

  @AfterAll
  static void close() {
    made.target.trouble(() -> {});
    PyKdumpAPI.session().close();
    System.setErr(ERR);
  }

  // Opens the kernel, before its symbols and types are read.
  private static Kernel cold() {
    made.target.trouble(() -> {});
    PyKdumpAPI.session().close();
    return PyKdumpAPI.session().open(made.target);
  }

  private static Kernel open() {
    Kernel kernel = cold();
    kernel.symbols();
    kernel.types();
    return kernel;
  }

  @Test
  void aLostTargetIsNeverAnAnswer() {
    assertEquals(List.of(), wrong(EveryNameTest::open, EveryNameTest::lost, "TargetLost"));
  }

  @Test
  void aTargetThatWasLostBeforeItsTypesWereReadIsNeverAnAnswer() {
    assertEquals(List.of(), wrong(EveryNameTest::cold, EveryNameTest::lost, "TargetLost"));
  }

  private static TargetException lost() {
    return new TargetLostException("crash is gone");
  }

  @Test
  void anInterruptIsNeverAnAnswer() {
    assertEquals(
        List.of(),
        wrong(EveryNameTest::open, () -> new InterruptedOperation("read"), "InterruptedOperation"));
  }

  // An answer that needs the target must be that failure; others are what they were before.
  private static List<String> wrong(
      Supplier<Kernel> opening, Supplier<TargetException> failure, String said) {
    made.restore();
    Kernel sound = open();
    List<Call> calls = EveryName.calls(sound);
    List<String> before = calls.stream().map(call -> call.outcome(sound)).toList();
    List<String> wrong = new ArrayList<>();
    Kernel kernel = null;
    Method last = null;
    int failed = 0;
    for (int i = 0; i < calls.size(); i++) {
      if (!calls.get(i).method().equals(last)) {
        kernel = opening.get();
        last = calls.get(i).method();
        made.target.trouble(
            () -> {
              throw failure.get();
            });
      }
      String outcome = calls.get(i).outcome(kernel);
      failed += outcome.startsWith(said) ? 1 : 0;
      if (!outcome.startsWith(said) && !outcome.equals(before.get(i))) {
        wrong.add(calls.get(i) + " says " + outcome + ", not " + before.get(i));
      }
    }
    assertTrue(
        failed > calls.size() / 8, failed + " of " + calls.size() + " calls need the target");
    return wrong;
  }

  @Test
  void garbageEndsEveryHelperWithAnAnswerOrAnError() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("EveryNameTest seed " + seed);
    Random random = new Random(seed);
    List<Call> calls = EveryName.calls(open());
    Map<String, String> faults = new TreeMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      made.spoil(random);
      Kernel kernel = open();
      AtomicReference<Call> running = new AtomicReference<>();
      String where = "seed " + seed + ", round " + round;
      assertTimeoutPreemptively(
          Duration.ofMinutes(2),
          () ->
              calls.stream()
                  .peek(running::set)
                  .map(call -> call.outcome(kernel))
                  .filter(outcome -> outcome.startsWith(EveryName.FAULT))
                  .forEach(outcome -> faults.put(outcome, where + ": " + running)),
          () -> where + ": " + running);
    }
    assertEquals(Map.of(), faults);
  }
}
