// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.execCrashCommand;
import static org.jkdump.api.PyKdumpAPI.execCrashCommandBg;
import static org.jkdump.api.PyKdumpAPI.execGdbCommand;
import static org.jkdump.api.PyKdumpAPI.readSymbol;
import static org.jkdump.api.PyKdumpAPI.suppressCrashErrors;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jkdump.crash.SuppressedErrors;
import org.jkdump.target.CommandException;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("dump")
@DisplayName("row 52: GDB commands, suppressed errors, mixed runs")
@Oracle("plain crash, byte for byte")
class Row52GdbTest {
  private static final String LISTING = "list -s task_struct.pid -h 0xffff8000dead0000";
  @TempDir Path directory;

  @BeforeEach
  void open() {
    Dump.kernel();
  }

  @Test
  void gdbCommandsPrintWhatTheyPrintInPlainCrash() {
    List<String> commands =
        List.of(
            "ptype struct list_head",
            "ptype /o struct module",
            "whatis init_task",
            "info line schedule",
            "info symbol schedule",
            "print sizeof(struct task_struct)",
            "output/x init_task.flags",
            "printf \"%s %d\\n\", init_task.comm, init_task.pid",
            "x/4xg &init_task",
            "info scope kernel_wait4");
    String[] expected = Dump.crash(commands.stream().map(c -> "gdb " + c).toArray(String[]::new));
    for (int i = 0; i < expected.length; i++) {
      assertEquals(
          comparable(expected[i]), comparable(execGdbCommand(commands.get(i))), commands.get(i));
    }
  }

  // Removes the numbers of GDB's value history, which differ. If a module's debuginfo is loaded as
  // well, GDB also names the file of a symbol.
  private static String comparable(String text) {
    return text.replaceFirst("^\\$\\d+ ", "\\$N ").replaceFirst("( in section \\S+) of \\S+", "$1");
  }

  @Test
  void anErrorOfGdbCarriesItsWords() {
    CommandException e =
        assertThrows(CommandException.class, () -> execGdbCommand("print nosuchvariable"));
    assertEquals("gdb print nosuchvariable", e.command());
    assertTrue(e.partialOutput().contains("nosuchvariable"), e.partialOutput());
    assertEquals(Dump.crash("gdb print nosuchvariable")[0], e.partialOutput());
  }

  @Test
  void errorsAreSuppressedAndShownAgain() {
    String shown = failing(LISTING);
    assertTrue(shown.contains("ffff8000dead0000"), shown);
    String before = execCrashCommand("set error");
    try (SuppressedErrors quiet = suppressCrashErrors()) {
      assertEquals("", failing(LISTING));
      assertEquals("", execCrashCommandBg(LISTING), "in the background as well");
      assertTrue(execCrashCommand("sys").contains("RELEASE"), "other text is not");
      assertTrue(quiet != null);
    }
    assertEquals(before, execCrashCommand("set error"));
    assertEquals(shown, failing(LISTING));
    assertEquals(shown, failing(LISTING), "again");
  }

  @Test
  void errorsAreKeptInAFile() throws java.io.IOException {
    Path file = directory.resolve("errors");
    String shown = failing(LISTING);
    try (SuppressedErrors kept = suppressCrashErrors(file.toString())) {
      failing(LISTING);
      assertTrue(kept != null);
    }
    assertEquals(shown, Files.readString(file));
  }

  @Test
  void aFileThatCannotBeWrittenIsRefusedAndNothingChanges() {
    String before = execCrashCommand("set error");
    assertThrows(TargetException.class, () -> suppressCrashErrors("/nosuch/directory/file"));
    assertEquals(before, execCrashCommand("set error"));
    assertTrue(failing(LISTING).contains("ffff8000dead0000"), "errors are shown");
  }

  private static String failing(String line) {
    return assertThrows(CommandException.class, () -> execCrashCommand(line)).partialOutput();
  }

  @Test
  void crashGdbAndReadsInTurnDisturbNobody() {
    String ps = execCrashCommand("ps");
    String type = execGdbCommand("whatis init_task");
    for (int i = 0; i < 50; i++) {
      assertEquals("swapper/0", readSymbol("init_task").get_("comm").str_());
      assertEquals(ps, execCrashCommand("ps"));
      failing(LISTING);
      assertEquals(type, execGdbCommand("whatis init_task"));
      assertThrows(CommandException.class, () -> execGdbCommand("whatis nosuch"));
    }
  }

  @Test
  void aTextIsShownWhileItIsPrinted() {
    List<String> pieces = new ArrayList<>();
    String text = execCrashCommand("foreach task", pieces::add);
    assertEquals(text, String.join("", pieces));
    assertTrue(pieces.size() > 3, "it came in " + pieces.size() + " pieces");
    assertEquals(execCrashCommand("ps"), execCrashCommand("ps", piece -> {}));
    CommandException e =
        assertThrows(CommandException.class, () -> execCrashCommand(LISTING, piece -> {}));
    assertEquals(failing(LISTING), e.partialOutput());
  }
}
