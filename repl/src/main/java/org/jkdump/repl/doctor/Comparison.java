// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.doctor;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jkdump.crash.SysInfo;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.linux.SystemFacts;
import org.jkdump.linux.Tasks;
import org.jkdump.target.Space;

/** Compares a dump that is read by crash with the same dump read from its file. */
public final class Comparison {
  private static final int RUN = 8;

  /** Facts about crash itself. */
  private static final Set<String> CRASH_ONLY =
      Set.of("pid", "protocol", "crash.version", "crash.target", "crash.built", "namelist");

  /** Facts that name files, or have notes that one engine alone knows. */
  private static final Set<String> FILES = Set.of("KERNEL", "DUMPFILE", "DEBUG KERNEL");

  private final Report report = new Report();
  private final Kernel crash;
  private final Kernel dump;
  private final EnginePair pair;
  private final Places places;

  /**
   * Makes a comparison of two kernels of one dump.
   *
   * @param hasGaps whether the file has gaps both for excluded pages and for pages of zeros, as an
   *     ELF file of makedumpfile has; crash reads zeros in all gaps
   */
  public Comparison(Kernel crash, Kernel dump, boolean hasGaps, Random random) {
    this.crash = crash;
    this.dump = dump;
    this.pair = new EnginePair(crash, dump.target(), hasGaps);
    this.places = new Places(crash, random);
  }

  /**
   * Compares everything.
   *
   * @param pages at least so many pages of kernel memory are compared
   * @param progress is given the running step in a few words
   */
  public Report run(int pages, Consumer<String> progress) {
    progress.accept("comparing facts");
    facts();
    progress.accept("comparing symbols");
    SymbolComparison.compare(report, crash, dump);
    progress.accept("comparing tasks");
    tasks();
    progress.accept("comparing kernel memory");
    kernelMemory(pages);
    progress.accept("comparing user memory");
    userMemory();
    progress.accept("comparing physical memory");
    physicalMemory(pages);
    return report;
  }

  // crash assumes 1000 ticks a second where the kernel has no copy of its configuration.
  private void facts() {
    Row row = report.row("facts");
    Map<String, String> expected = new TreeMap<>(crash.facts().values());
    Map<String, String> found = new TreeMap<>(dump.facts().values());
    expected.keySet().removeAll(CRASH_ONLY);
    found.keySet().removeAll(CRASH_ONLY);
    if (!found.getOrDefault("hz", "").equals(expected.get("hz"))) {
      row.explain();
      expected.remove("hz");
      found.remove("hz");
    }
    // crash has its remarks about the file only in the text of sys.
    if (found.remove("dump.note") != null) {
      row.explain();
    }
    compare(row, expected, found);
    Map<String, String> shown = new TreeMap<>(SysInfo.parse(crash.command("sys")).asMap());
    Map<String, String> ours = new TreeMap<>(SystemFacts.of(dump).asMap());
    shown.keySet().removeAll(FILES);
    ours.keySet().removeAll(FILES);
    // crash counts ticks.
    if (dump.facts().hz() != crash.facts().hz()) {
      shown.remove("UPTIME");
      ours.remove("UPTIME");
    }
    compare(report.row("sysInfo()"), shown, ours);
  }

  private static void compare(Row row, Map<String, String> crash, Map<String, String> dump) {
    Set<String> keys = new TreeSet<>(crash.keySet());
    keys.addAll(dump.keySet());
    keys.forEach(key -> row.compare(key, crash.get(key), dump.get(key)));
  }

  private void tasks() {
    Row row = report.row("tasks");
    compare(row, tasks(crash), tasks(dump));
  }

  private static Map<String, String> tasks(Kernel kernel) {
    Map<String, String> tasks = new TreeMap<>();
    for (Struct task : Tasks.of(kernel).all()) {
      String about = task.num_("pid") + " " + task.str_("comm");
      tasks.put(String.format("task 0x%x", task.addr_()), about);
    }
    return tasks;
  }

  private void kernelMemory(int pages) {
    Map<String, List<Long>> areas = places.kernel();
    int known = areas.values().stream().mapToInt(List::size).sum();
    int rounds = (pages - 1) / (known * RUN) + 1;
    for (int round = 0; round < rounds; round++) {
      (round == 0 ? areas : places.kernel())
          .forEach((area, some) -> some.forEach(place -> compare(area, Space.KERNEL, 0, place)));
    }
  }

  private void compare(String area, Space space, long task, long place) {
    pair.compareTranslations(report.row(area + ": translations"), space, task, place);
    pair.comparePages(report.row(area + ": pages"), space, task, place & -4096L, RUN);
  }

  private void userMemory() {
    Tasks.of(crash).all().stream()
        .filter(task -> task.num_("mm") != 0)
        .forEach(
            task -> places.user(task).forEach(p -> compare("user", Space.USER, task.addr_(), p)));
  }

  private void physicalMemory(int pages) {
    for (int i = 0; i < (pages - 1) / RUN + 1; i++) {
      compare("physical", Space.PHYSICAL, 0, places.physical());
    }
    for (long odd : new long[] {0, 1L << 45, 1L << 51, -1L}) {
      Row row = report.row("physical: translations");
      pair.compareTranslations(row, Space.PHYSICAL, 0, odd);
    }
  }
}
