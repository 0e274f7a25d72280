// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.execCrashCommand;
import static org.jkdump.api.PyKdumpAPI.execCrashCommandBg;
import static org.jkdump.api.PyKdumpAPI.execCrashCommandBg2;
import static org.jkdump.api.PyKdumpAPI.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jkdump.crash.BackgroundCommand;
import org.jkdump.log.LogSummary;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("dump")
@DisplayName(
    "row 51: background command with deadline: partial text, child killed and reaped, logged, next command works")
@Timeout(120)
@Oracle("plain crash, byte for byte; the processes and descriptors that /proc shows")
class Row51BackgroundTest {
  // Commands whose text depends neither on the context nor on earlier commands.
  private static final List<String> COMMANDS =
      List.of(
          "ps",
          "ps -k",
          "log",
          "mount",
          "files 1",
          "vm 1",
          "net",
          "dev",
          "irq",
          "kmem -i",
          "kmem -s",
          "runq",
          "timer",
          "sig 1",
          "struct task_struct",
          "struct -o list_head",
          "list -H modules",
          "sym schedule",
          "rd -64 init_task 8",
          "dis schedule 5",
          "task 1",
          "gdb ptype struct list_head",
          "gdb info line schedule");

  @BeforeEach
  void begin() {
    Dump.kernel();
    session().log().begin();
  }

  @AfterEach
  void nothingIsLeftBehind() throws InterruptedException {
    Processes.awaitNoChildren();
    assertTrue(execCrashCommand("sys").contains("RELEASE"), "the next command works");
  }

  @Test
  void severalAtOnceBesideTheForegroundPrintWhatPlainCrashPrints() {
    String[] expected = Dump.crash(COMMANDS.toArray(String[]::new));
    List<BackgroundCommand> running =
        COMMANDS.stream().map(line -> execCrashCommandBg2(line)).toList();
    Map<String, String> wrong = new LinkedHashMap<>();
    for (int i = 0; i < expected.length; i++) {
      compare(COMMANDS.get(i), expected[i], execCrashCommand(COMMANDS.get(i)), wrong);
      compare(COMMANDS.get(i), expected[i], running.get(i).text(), wrong);
    }
    assertEquals(Map.of(), wrong, "commands whose text differs");
    assertTrue(session().log().summary().isEmpty(), session().log().summary().toString());
  }

  private static void compare(
      String line, String expected, String said, Map<String, String> wrong) {
    if (!said.equals(expected)) {
      wrong.put(line, "crash:\n" + expected + "\njkdump:\n" + said);
    }
  }

  // crash determines the bounds of stacks anew after it has learnt more of the kernel.
  @Test
  void stacksAreThoseOfTheForeground() {
    execCrashCommand("foreach bt");
    assertEquals(execCrashCommand("foreach bt"), execCrashCommandBg("foreach bt"));
  }

  @Test
  void atTheDeadlineWhatWasPrintedIsKeptAndLogged() {
    String line = "foreach task";
    String text = execCrashCommandBg(line, Duration.ofMillis(1500));
    assertTrue(text.startsWith("PID: 0 "), "text: " + text);
    assertEquals(
        List.of("<foreach task> failed to complete within the timeout period of 1.5s"),
        session().log().summary().timeouts());
    String summary = session().log().finish().toString();
    assertTrue(summary.contains("did not complete within timeout"), summary);
    assertTrue(summary.contains("--timeout=NNN"), summary);
  }

  @Test
  void gdbIsKilledInTheMiddleOfItsWork() {
    assertEquals("", execCrashCommandBg("gdb info types", 1));
    assertEquals(1, session().log().summary().timeouts().size());
  }

  @Test
  void theDeadlineOfARunIsASettingOfTheRun() {
    assertEquals(Duration.ofSeconds(120), session().commandTimeout().get());
    session().commandTimeout().set(Duration.ofMillis(700));
    assertEquals("", execCrashCommandBg("gdb info types"));
    assertTrue(
        session().log().finish().timeouts().toString().contains("period of 0.7s"), "the log");
    assertEquals(Duration.ofSeconds(120), session().commandTimeout().get());
  }

  @Test
  void anErrorIsLoggedAndItsTextGiven() {
    assertTrue(execCrashCommandBg("nosuchcommand").contains("nosuchcommand"), "crash's own words");
    LogSummary summary = session().log().finish();
    assertEquals(
        List.of("crash command 'nosuchcommand' failed in the background"), summary.warnings());
    assertThrows(TargetException.class, () -> execCrashCommandBg("quit"));
    assertEquals("", execCrashCommandBg("gdb set $jkdump_nothing = 1"));
    assertTrue(session().log().summary().isEmpty(), "no output is no error");
  }

  @Test
  void oneThatDiesIsToldAndCrashLives() {
    String text = execCrashCommandBg("gdb maintenance internal-error boom");
    assertTrue(text.contains("internal-error: boom"), text);
    String warnings = session().log().finish().warnings().toString();
    assertTrue(warnings.contains("ended abnormally"), warnings);
  }

  @Test
  void oneIsCancelledWithAllThatItStarted() throws InterruptedException {
    BackgroundCommand command = execCrashCommandBg2("gdb info types");
    Processes.awaitChildren();
    command.cancel();
    assertEquals("", command.text());
    assertTrue(session().log().summary().isEmpty(), "that is no problem");
  }

  @Test
  void aThreadThatIsInterruptedCancelsWhatItWaitsFor() {
    BackgroundCommand command = execCrashCommandBg2("gdb info types");
    Thread.currentThread().interrupt();
    assertThrows(InterruptedOperation.class, command::text);
    assertEquals("", command.text());
  }

  @Test
  void whatItChangesInCrashIsGoneWithIt() {
    String before = execCrashCommand("set");
    execCrashCommandBg("set 1");
    execCrashCommandBg("gdb set $jkdump_kept = 7");
    assertEquals(before, execCrashCommand("set"));
    assertTrue(execCrashCommand("gdb output $jkdump_kept").contains("void"));
  }

  @Test
  void manyRunsLeaveNoDescriptorsAndNoProcesses() throws InterruptedException {
    leaveNothing(60);
  }

  @Test
  @Tag("slow")
  void aThousandRunsLeaveNoDescriptorsAndNoProcesses() throws InterruptedException {
    leaveNothing(1000);
  }

  private static void leaveNothing(int runs) throws InterruptedException {
    String expected = execCrashCommand("sym init_task");
    // Opens as many connections as the runs will use, before descriptors are counted.
    Stream.of("foreach bt", "foreach bt", "foreach bt")
        .map(line -> execCrashCommandBg2(line))
        .toList()
        .forEach(BackgroundCommand::text);
    Processes.awaitNoChildren();
    int before = Processes.descriptors();
    runs(runs, expected);
    Processes.awaitNoChildren();
    assertEquals(before, Processes.descriptors(), "descriptors of crash and this JVM");
  }

  private static void runs(int count, String expected) {
    for (int i = 0; i < count; i += 3) {
      List<BackgroundCommand> three =
          List.of(
              execCrashCommandBg2("sym init_task"),
              execCrashCommandBg2("sym init_task"),
              execCrashCommandBg2("sym init_task"));
      three.forEach(command -> assertEquals(expected, command.text()));
    }
  }
}
