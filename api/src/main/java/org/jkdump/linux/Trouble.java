// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Signs of trouble in the kernel's log, found by the kernel's own words. */
public final class Trouble {
  private static final Map<String, Pattern> KINDS = kinds();

  private Trouble() {}

  /**
   * One kind of trouble.
   *
   * @param kind such as {@code soft lockup}
   * @param lines the lines of this kind, oldest first
   */
  public record Finding(String kind, List<Printk.Line> lines) {
    /** The kind, the number of lines, and the first line. */
    @Override
    public String toString() {
      String first = lines.get(0).toString().lines().findFirst().orElse("");
      String times = lines.size() == 1 ? "once: " : lines.size() + " times, first: ";
      return kind + ", " + times + first;
    }
  }

  /** The findings in a log, the worst kinds first. */
  public static List<Finding> in(List<Printk.Line> log) {
    Map<String, List<Printk.Line>> found = new LinkedHashMap<>();
    KINDS.keySet().forEach(kind -> found.put(kind, new ArrayList<>()));
    for (Printk.Line line : log) {
      KINDS.entrySet().stream()
          .filter(kind -> kind.getValue().matcher(line.text()).find())
          .findFirst()
          .ifPresent(kind -> found.get(kind.getKey()).add(line));
    }
    return found.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> new Finding(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }

  // A line counts for the first kind that matches.
  private static Map<String, Pattern> kinds() {
    Map<String, Pattern> kinds = new LinkedHashMap<>();
    add(kinds, "machine check", "mce: .*(Machine [Cc]heck|Hardware Error)|\\[Hardware Error\\]");
    add(kinds, "hard lockup", "hard LOCKUP");
    add(kinds, "soft lockup", "BUG: soft lockup");
    add(kinds, "workqueue lockup", "BUG: workqueue lockup");
    add(
        kinds,
        "RCU stall",
        "rcu.*(detected stall|self-detected stall|expedited stall|starved for)");
    add(
        kinds,
        "kernel bug",
        "^BUG: |kernel BUG at |^Oops|Internal error: Oops|general protection fault|"
            + "[Uu]nable to handle kernel");
    add(kinds, "hung task", "task \\S+ blocked (for|on) more than|blocked for more than \\d+ sec");
    add(kinds, "out of memory", "Out of memory|oom-killer|out of memory: Kill|oom_reaper: reaped");
    add(kinds, "page allocation failure", "page allocation (failure|stall)");
    add(
        kinds,
        "file system error",
        "EXT[234]-fs error|BTRFS (error|critical)|"
            + "(XFS|F2FS|GFS2).*([Ee]rror|[Cc]orrupt|[Ss]hut(ting)? ?down)|"
            + "[Rr]emounting filesystem read-only");
    add(kinds, "I/O error", "I/O error|critical (medium|target|space allocation|nexus) error");
    add(kinds, "server that does not respond", "server \\S+ not responding");
    add(kinds, "network transmit time-out", "NETDEV WATCHDOG");
    add(kinds, "kernel warning", "^WARNING: ");
    return kinds;
  }

  private static void add(Map<String, Pattern> kinds, String kind, String words) {
    kinds.put(kind, Pattern.compile(words));
  }
}
