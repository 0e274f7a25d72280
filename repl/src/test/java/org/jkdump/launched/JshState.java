// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One JVM for all lines typed into {@code jsh}, which lives as long as its crash. */
public abstract class JshState {
  private static final int STAYS = 10;
  private static final int SECONDS = 10;

  @TempDir Path directory;
  private Jsh crash;

  @BeforeEach
  void start() {
    crash = new Jsh(new Surroundings(directory));
  }

  @AfterEach
  void end() {
    crash.close();
  }

  @Test
  public void variablesAndMethodsOutliveThePrompt() throws Exception {
    crash.enter();
    crash.ask("int x = 42");
    crash.ask("int plus(int a) { return a + x; }");
    crash.ask("List<Integer> stays = new ArrayList<>()");
    ProcessHandle java = crash.leave();
    for (int i = 0; i < STAYS; i++) {
      assertTrue(crash.command("sys").contains("RELEASE: "), "crash works in between");
      crash.enter();
      assertEquals(Integer.toString(42 + i), crash.value("plus(" + i + ")"));
      crash.value("stays.add(" + i + ")");
      assertEquals(java, crash.leave(), "one JVM");
    }
    crash.enter();
    assertEquals("[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]", crash.value("stays"));
    crash.exit();
    java.onExit().get(SECONDS, TimeUnit.SECONDS);
    crash.enter();
    assertTrue(crash.ask("x").contains("cannot find symbol"), "a new one: " + crash.all());
    assertEquals("swapper/0", crash.value("readSymbol(\"init_task\").get_(\"comm\")"));
  }

  @Test
  public void theDumpIsReadFromItsFileAndCommandsRunInThisCrash() {
    crash.enter();
    assertEquals("\"DumpTarget\"", crash.value("kernel().target().getClass().getSimpleName()"));
    assertEquals("true", crash.value("kernel().target().crashRuns()"), "no other is started");
    crash.ask("!set scope schedule");
    crash.leave();
    assertTrue(crash.command("set -v").contains("(schedule)"), "crash keeps what was set in jsh");
  }

  @Test
  public void theSecondStayIsAsGoodAsTheFirst() {
    crash.enter();
    crash.ask("var init = vars.init_task()");
    crash.leave();
    crash.enter();
    crash.type("init.group_lea" + Terminal.TAB);
    crash.await("group_leader()");
    crash.typed(".comm()");
    assertTrue(crash.await(Terminal.PROMPT).contains("==> swapper/0"), crash.all());
    assertTrue(crash.ask("!bt").startsWith("PID: "), crash.all());
    interrupts("for (;;);");
    interrupts("for (;;) crash(\"search -k deadbeefdeadbeef\");");
    interrupts("Thread.sleep(100000);");
    assertEquals("0", crash.value("init.pid()"));
    assertTrue(crash.value("execCrashCommandBg(\"sys\").contains(\"RELEASE\")").equals("true"));
    crash.type(Terminal.CTRL_P);
    crash.await("execCrashCommandBg(\"sys\")");
    crash.type(Terminal.CTRL_C);
    crash.await(Terminal.PROMPT);
    crash.leave();
  }

  @Test
  public void whatCrashIsToldInBetweenHolds() {
    crash.enter();
    assertTrue(crash.ask("whatis(\"jkdump_negative\")").contains("jkdump_negative"), "unknown");
    crash.leave();
    crash.command("mod -s jkdump_test " + Testbed.module());
    crash.command("set 1");
    crash.enter();
    assertEquals("int jkdump_negative;", crash.value("whatis(\"jkdump_negative\")"));
    assertTrue(crash.ask("!set").startsWith("    PID: 1\n"), crash.all());
    assertTrue(crash.ask("!set 2").contains("    PID: 2"), crash.all());
    crash.leave();
    assertTrue(crash.command("set").contains("    PID: 2"), "and the other way round");
    crash.command("mod -d jkdump_test");
    crash.enter();
    String gone = crash.ask("whatis(\"jkdump_negative\")");
    assertFalse(gone.contains("==> int jkdump_negative;"), gone);
  }

  @Test
  public void itEndsWhenCrashQuits() throws Exception {
    crash.enter();
    ProcessHandle java = crash.leave();
    List<ProcessHandle> all = crash.processes();
    crash.typed("quit");
    assertEquals(0, crash.status(), "exit status of crash");
    gone(java);
    for (ProcessHandle process : all) {
      gone(process);
    }
  }

  @Test
  public void itEndsWhenCrashIsKilled() throws Exception {
    crash.enter();
    ProcessHandle java = crash.java();
    List<ProcessHandle> all = crash.processes();
    crash.typed("for (;;) crash(\"sys\");");
    crash.await("crash(\"sys\");\n");
    crash.kill();
    gone(java);
    for (ProcessHandle process : all) {
      gone(process);
    }
  }

  @Test
  public void itEndsWhenCrashIsKilledAtItsPrompt() throws Exception {
    crash.enter();
    ProcessHandle java = crash.leave();
    crash.kill();
    gone(java);
  }

  @Test
  public void whoeverKillsItIsNotHushedUp() throws Exception {
    crash.enter();
    ProcessHandle java = crash.leave();
    java.destroyForcibly();
    gone(java);
    assertTrue(crash.command("sys").contains("RELEASE: "), "crash doesn't mind");
    crash.typed("jsh");
    crash.await("the session that was kept is gone, ended by signal Killed: a new one begins");
    crash.await(Terminal.PROMPT);
    crash.java().destroyForcibly();
    crash.await("the session was ended by signal 9 (Killed)");
    crash.await(Endpoint.CRASH_PROMPT);
    crash.enter();
    assertEquals("42", crash.value("6 * 7"));
  }

  @Test
  public void unloadingEndsItAndLoadingBringsItBack() throws Exception {
    crash.enter();
    ProcessHandle java = crash.leave();
    assertTrue(crash.command("extend -u " + Testbed.extension()).contains("unloaded"));
    gone(java);
    assertTrue(crash.command("sys").contains("RELEASE: "));
    crash.command("extend " + Testbed.extension());
    crash.enter();
    assertEquals("42", crash.value("6 * 7"));
  }

  @Test
  public void anEndpointBesideItLeavesItAlone() {
    crash.enter();
    crash.ask("int x = 42");
    crash.leave();
    Path socket = directory.resolve("beside.sock");
    crash.typed("jkdump serve " + socket);
    crash.await("serving on");
    Run other = Run.typed("6 * 7\n", new Surroundings(directory), "--attach", socket.toString());
    assertTrue(other.out().contains("==> 42"), other.toString());
    crash.type(Terminal.CTRL_C);
    crash.await(Endpoint.CRASH_PROMPT);
    crash.enter();
    assertEquals("42", crash.value("x"));
    assertTrue(crash.ask("!jsh").contains("crash is serving already"), crash.all());
  }

  private void interrupts(String work) {
    crash.typed("{ System.out.println(\"be\" + \"gun\"); " + work + " }");
    crash.await("begun");
    crash.type(Terminal.CTRL_C);
    crash.await(Terminal.PROMPT);
  }

  private static void gone(ProcessHandle process) throws Exception {
    process.onExit().get(SECONDS, TimeUnit.SECONDS);
  }
}
