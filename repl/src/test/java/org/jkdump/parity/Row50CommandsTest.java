// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.execCrashCommand;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jkdump.kernel.Kernel;
import org.jkdump.target.CommandException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName(
    "row 50: exact text of 20 crash built-ins; an error carries its partial output; empty output is no error")
@Oracle("plain crash, byte for byte")
class Row50CommandsTest {
  private static final List<String> COMMANDS =
      List.of(
          "sys",
          "mach",
          "ps",
          "ps -A",
          "ps -k",
          "bt",
          "bt -a",
          "log",
          "mod",
          "mount",
          "files",
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
          "p jiffies",
          "list -H modules",
          "foreach RU ps",
          "sym schedule",
          "rd -64 init_task 8",
          "dis schedule 5",
          "task 1");

  @Test
  void everyByte() {
    Map<String, String> wrong = new LinkedHashMap<>();
    // Both are fresh, because other tests change the context and load the module's debuginfo.
    try (PlainCrash crash = Dump.freshCrash();
        Kernel kernel = Dump.freshKernel()) {
      compare(kernel, crash.run(COMMANDS.toArray(String[]::new)), wrong);
    }
    assertEquals(Map.of(), wrong, "commands whose text differs");
  }

  private static void compare(Kernel kernel, String[] expected, Map<String, String> wrong) {
    for (int i = 0; i < expected.length; i++) {
      String said = said(kernel, COMMANDS.get(i));
      if (!said.equals(expected[i])) {
        wrong.put(COMMANDS.get(i), "crash:\n" + expected[i] + "\njkdump:\n" + said);
      }
    }
  }

  // Some crashes can't run every command on newer kernels; their error must be the same as well.
  private static String said(Kernel kernel, String line) {
    try {
      return kernel.command(line);
    } catch (CommandException e) {
      return e.partialOutput();
    }
  }

  @Test
  void anErrorCarriesWhatWasPrintedBefore() {
    Dump.kernel();
    CommandException unknown =
        assertThrows(CommandException.class, () -> execCrashCommand("nosuchcommand"));
    assertTrue(unknown.partialOutput().contains("nosuchcommand"), unknown.partialOutput());
    String line = "list -s task_struct.pid -h 0xffff8000dead0000";
    CommandException e = assertThrows(CommandException.class, () -> execCrashCommand(line));
    assertTrue(e.partialOutput().contains("ffff8000dead0000"), e.partialOutput());
    assertEquals(line, e.command());
    assertTrue(execCrashCommand("sys").contains("RELEASE"), "the next command works");
  }

  @Test
  void noOutputIsNoError() {
    Dump.kernel();
    assertEquals("", execCrashCommand("gdb set $jkdump_nothing = 1"));
  }
}
