// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jkdump.kernel.Kernel;

/** Tables that crash commands print, as values. A line that does not fit the table is logged. */
public final class CrashTables {
  private static final Pattern PS =
      Pattern.compile(
          "([> ])\\s*(\\d+)\\s+(\\d+)\\s+(\\d+|-)\\s+([0-9a-f]{8,16})\\s+(\\S+)\\s+([\\d.]+)"
              + "\\s+(\\d+)\\s+(\\d+)\\s\\s(.*)");
  private static final Pattern KMEM =
      Pattern.compile(
          "([0-9a-f]{8,16})\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)k\\s\\s(.*)");
  private static final Pattern HEAD = Pattern.compile("\\s*(PID\\s+PPID|CACHE\\s+OBJSIZE)\\s.*");

  private final Kernel kernel;

  public CrashTables(Kernel kernel) {
    this.kernel = kernel;
  }

  public List<PsEntry> ps(String command) {
    return rows(command, PS, CrashTables::psEntry);
  }

  public List<SlabEntry> slabs(String command) {
    return rows(command, KMEM, CrashTables::slabEntry);
  }

  public List<Backtrace> backtraces(String command) {
    return BacktraceText.parse(kernel.command(command));
  }

  private <T> List<T> rows(String command, Pattern line, Function<Matcher, T> row) {
    List<T> rows = new ArrayList<>();
    for (String each : kernel.command(command).lines().toList()) {
      Matcher m = line.matcher(each);
      if (m.matches()) {
        rows.add(row.apply(m));
      } else if (!each.isBlank() && !HEAD.matcher(each).matches()) {
        kernel.log().warning("crash command '" + command + "' says: " + each.strip());
      }
    }
    return rows;
  }

  private static PsEntry psEntry(Matcher m) {
    String name = m.group(10);
    boolean kernelThread = name.startsWith("[") && name.endsWith("]");
    return new PsEntry(
        m.group(1).equals(">"),
        Integer.parseInt(m.group(2)),
        Integer.parseInt(m.group(3)),
        m.group(4).equals("-") ? -1 : Integer.parseInt(m.group(4)),
        Long.parseUnsignedLong(m.group(5), 16),
        m.group(6),
        Double.parseDouble(m.group(7)),
        Long.parseLong(m.group(8)),
        Long.parseLong(m.group(9)),
        kernelThread ? name.substring(1, name.length() - 1) : name,
        kernelThread);
  }

  private static SlabEntry slabEntry(Matcher m) {
    return new SlabEntry(
        Long.parseUnsignedLong(m.group(1), 16),
        Integer.parseInt(m.group(2)),
        Long.parseLong(m.group(3)),
        Long.parseLong(m.group(4)),
        Long.parseLong(m.group(5)),
        Integer.parseInt(m.group(6)),
        m.group(7));
  }
}
