// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parser of the text of {@code bt} and {@code foreach bt}: a head and frames for each task. */
final class BacktraceText {
  private static final Pattern HEAD =
      Pattern.compile("PID: (\\d+) +TASK: ([0-9a-f]+) +CPU: (\\d+) +COMMAND: \"(.*)\"");
  private static final Pattern FRAME =
      Pattern.compile(
          " *#(\\d+) \\[([0-9a-f]+)\\] (.+?)(?:\\+(\\d+))? at ([0-9a-f]+)" + "(?: \\[(\\S+)\\])?");
  private static final Pattern SOURCE = Pattern.compile(" {4}(\\S.*: \\d+)");

  private final List<Backtrace> all = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final List<Frame> frames = new ArrayList<>();
  private Matcher head;

  private BacktraceText() {}

  static List<Backtrace> parse(String output) {
    BacktraceText parser = new BacktraceText();
    output.lines().forEach(parser::take);
    parser.end();
    return parser.all;
  }

  private void take(String line) {
    Matcher begin = HEAD.matcher(line);
    if (begin.matches()) {
      end();
      head = begin;
    }
    text.append(line).append('\n');
    Matcher frame = FRAME.matcher(line);
    if (frame.matches()) {
      frames.add(frame(frame));
      return;
    }
    Matcher source = SOURCE.matcher(line);
    if (source.matches() && !frames.isEmpty()) {
      frames.add(frames.remove(frames.size() - 1).withSource(source.group(1)));
    }
  }

  private static Frame frame(Matcher m) {
    return new Frame(
        Integer.parseInt(m.group(1)),
        address(m.group(2)),
        m.group(3),
        m.group(4) == null ? -1 : Long.parseLong(m.group(4)),
        m.group(6) == null ? "" : m.group(6),
        address(m.group(5)),
        "");
  }

  private void end() {
    if (head != null) {
      int pid = Integer.parseInt(head.group(1));
      int cpu = Integer.parseInt(head.group(3));
      long task = address(head.group(2));
      String shown = text.toString().stripTrailing() + "\n";
      all.add(new Backtrace(pid, task, cpu, head.group(4), List.copyOf(frames), shown));
    }
    text.setLength(0);
    frames.clear();
  }

  private static long address(String hex) {
    return Long.parseUnsignedLong(hex, 16);
  }
}
