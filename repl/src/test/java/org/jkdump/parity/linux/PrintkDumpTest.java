// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jkdump.linux.Printk;
import org.jkdump.parity.Dump;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@link Printk} against {@code log}. */
@Tag("dump")
class PrintkDumpTest {
  @Test
  void theWholeLog() {
    String ours = Printk.dmesg(Dump.kernel());
    String[] said = Dump.crash("log", "log -m");
    assertEquals(tidy(said[0]), tidy(ours));
    assertTrue(ours.lines().count() > 300, "lines: " + ours.lines().count());
  }

  @Test
  void levels() {
    List<Printk.Line> records = Printk.records(Dump.kernel());
    StringBuilder ours = new StringBuilder();
    for (Printk.Line line : records) {
      String text = line.toString();
      int at = text.indexOf("] ") + 2;
      int code = line.facility() << 3 | line.level();
      ours.append(text, 0, at).append("<" + code + ">").append(text.substring(at)).append("\n");
    }
    assertEquals(tidy(Dump.crash("log -m")[0]), tidy(ours.toString()));
  }

  @Test
  void sequenceAndCallers() {
    List<Printk.Line> records = Printk.records(Dump.kernel());
    for (int i = 1; i < records.size(); i++) {
      assertEquals(records.get(i - 1).sequence() + 1, records.get(i).sequence());
    }
    assertEquals("T0", records.get(0).callerText(), "the boot CPU's idle task writes the first");
    assertTrue(records.get(0).text().startsWith("Linux version "), records.get(0).text());
  }

  // crash indents the second line of a record, and ends a line with blanks if the record does.
  private static String tidy(String text) {
    return String.join("\n", text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList());
  }
}
