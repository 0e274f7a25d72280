// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jkdump.parity.Dump;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code stacks} against {@code bt} of plain crash, for every task. */
@Tag("dump")
@ExtendWith(Shared.class)
class StacksDumpTest {
  private static final Pattern TASK = Pattern.compile("PID: (\\d+) +TASK: .*COMMAND: \"(.*)\"");
  private static final Pattern FRAME = Pattern.compile(" *#\\d+ \\[\\w+\\] (\\S+) at .*");
  private static final Pattern GROUP = Pattern.compile("(\\d+) tasks?: (.*)");

  /** Returns the tasks of each stack, line by line from crash's text. */
  private static Map<String, TreeSet<String>> theirs() {
    Map<String, TreeSet<String>> stacks = new TreeMap<>();
    String task = null;
    StringBuilder stack = new StringBuilder();
    for (String line :
        (Dump.crash("foreach bt")[0] + "\nPID: 0 TASK: COMMAND: \"end\"").split("\n")) {
      Matcher frame = FRAME.matcher(line);
      Matcher head = TASK.matcher(line);
      if (frame.matches()) {
        stack.append(frame.group(1)).append('\n');
      } else if (head.find()) {
        if (task != null) {
          stacks.computeIfAbsent(stack.toString(), s -> new TreeSet<>()).add(task);
        }
        task = head.group(2) + " " + head.group(1);
        stack.setLength(0);
      }
    }
    return stacks;
  }

  private static Map<String, TreeSet<String>> read(String out, List<Integer> sizes) {
    Map<String, TreeSet<String>> stacks = new TreeMap<>();
    for (String block : out.split("\n\n")) {
      Matcher group = GROUP.matcher(block.lines().findFirst().orElse(""));
      if (group.matches()) {
        TreeSet<String> tasks = new TreeSet<>(Arrays.asList(group.group(2).split(", ")));
        assertEquals(group.group(1), "" + tasks.size(), block);
        sizes.add(tasks.size());
        String frames = block.substring(block.indexOf('\n') + 1).replaceAll("(?m)^ +", "");
        stacks.put(frames.startsWith("(no stack)") ? "" : frames.strip() + "\n", tasks);
      }
    }
    return stacks;
  }

  @Test
  void equalStacksAreMergedAndTheMostFrequentComeFirst(Terminal repl) {
    String out = Bundled.run(repl, "stacks", "--pids", "9999").part("Stacks");
    List<Integer> sizes = new ArrayList<>();
    Map<String, TreeSet<String>> theirs = theirs();
    assertEquals(theirs, read(out, sizes));
    assertTrue(theirs.size() > 20 && sizes.get(0) > 20, sizes::toString);
    List<Integer> sorted = new ArrayList<>(sizes);
    sorted.sort(java.util.Comparator.reverseOrder());
    assertEquals(sorted, sizes);
    int tasks = sizes.stream().mapToInt(Integer::intValue).sum();
    assertTrue(out.endsWith(sizes.size() + " different stacks of " + tasks + " tasks"), out);
  }

  @Test
  void oneStateOrOneFunctionOnly(Terminal repl) {
    String out =
        Bundled.run(repl, "stacks", "--state", "UN", "--with", "__mutex_lock").part("Stacks");
    assertTrue(out.startsWith("1 task: jk_waiter "), out);
    assertTrue(out.contains("    jkdump_wait\n"), out);
  }
}
