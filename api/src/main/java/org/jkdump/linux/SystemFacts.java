// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jkdump.crash.SysInfo;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.TargetException;
import org.jkdump.target.TargetLostException;

/**
 * The facts of crash's {@code sys} in its own form, read from the kernel's memory. A fact that
 * can't be read is left out, which is logged.
 */
public final class SystemFacts {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss zzz yyyy", Locale.ENGLISH);
  // crash rounds a load up by half a hundredth (kernel: FIXED_1 / 200).
  private static final double HALF = 10 / 2048.0;
  private static final long GIB = 1L << 30;
  private static final long RESERVED = 64L << 20;

  private final Kernel kernel;
  private final Map<String, String> values = new LinkedHashMap<>();

  private SystemFacts(Kernel kernel) {
    this.kernel = kernel;
  }

  /** The facts of a kernel. */
  public static SysInfo of(Kernel kernel) {
    return kernel.derived(SysInfo.class, k -> new SystemFacts(k).read());
  }

  private SysInfo read() {
    put("KERNEL", this::kernelFile);
    put("DUMPFILE", this::dumpFile);
    put("CPUS", this::cpus);
    put("DATE", this::date);
    put("UPTIME", this::uptime);
    put("LOAD AVERAGE", this::load);
    put("TASKS", () -> Integer.toString(Tasks.of(kernel).all().size()));
    put("NODENAME", () -> name("nodename"));
    put("RELEASE", () -> kernel.facts().release());
    put("VERSION", () -> name("version"));
    put("MACHINE", this::machine);
    put("MEMORY", this::memory);
    if (!kernel.facts().live()) {
      put("PANIC", this::panic);
    }
    return new SysInfo(values);
  }

  private void put(String key, Supplier<String> fact) {
    try {
      values.put(key, fact.get());
    } catch (TargetLostException | InterruptedOperation e) {
      throw e;
    } catch (TargetException e) {
      kernel.log().warning("sys: " + key + ": " + e.getMessage());
    }
  }

  private String kernelFile() {
    String file = kernel.facts().get("namelist");
    return (file.isEmpty() ? "(none)" : file)
        + (Panic.taints(kernel).isEmpty() ? "" : "  [TAINTED]");
  }

  private String dumpFile() {
    return kernel.facts().get("dumpfile") + kernel.facts().get("dump.note");
  }

  private String cpus() {
    int present = Cpumask.of(kernel, "cpu_present_mask").cardinality();
    int offline = present - Cpumask.of(kernel, "cpu_online_mask").cardinality();
    return present + (offline > 0 ? " [OFFLINE: " + offline + "]" : "");
  }

  private String date() {
    Instant now = Timekeeping.now(kernel);
    return DATE.format(now.atZone(ZoneId.systemDefault()));
  }

  // The kernel starts its counter five minutes before the low half wraps (kernel: INITIAL_JIFFIES).
  private String uptime() {
    int hz = kernel.facts().hz();
    if (hz == 0) {
      throw new TargetException("the frequency of the timer tick is unknown");
    }
    long jiffies = kernel.memory().unsigned(kernel.symbolAddress("jiffies_64"), 8);
    long seconds = Long.divideUnsigned(jiffies - (-300L * hz & 0xffffffffL), hz);
    long days = seconds / 86400;
    return (days == 0 ? "" : days + " days, ")
        + String.format("%02d:%02d:%02d", seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
  }

  private String load() {
    return Loadavg.averages(kernel).stream()
        .map(load -> (long) ((load + HALF) * 100))
        .map(hundredths -> String.format("%d.%02d", hundredths / 100, hundredths % 100))
        .collect(Collectors.joining(", "));
  }

  private String name(String field) {
    Struct namespace = kernel.symbolStruct("init_uts_ns", "struct uts_namespace");
    return namespace.str_("name." + field);
  }

  private String machine() {
    long khz = kernel.symbols().address("cpu_khz").map(this::number).orElse(0L);
    return name("machine") + (khz == 0 ? "  (unknown Mhz)" : "  (" + khz / 1000 + " Mhz)");
  }

  private long number(long address) {
    return kernel.memory().unsigned(address, kernel.facts().intSize());
  }

  // Firmware and kernel take some megabytes of what is installed.
  private String memory() {
    long pages = Mmzone.nodes(kernel).stream().mapToLong(n -> n.num_("node_present_pages")).sum();
    long bytes = pages * kernel.facts().pageSize();
    long whole = (bytes + GIB - 1) / GIB * GIB;
    long size = whole - bytes <= RESERVED ? whole : bytes;
    String text =
        size >= GIB
            ? String.format(Locale.ROOT, "%.1f GB", size / (double) GIB)
            : String.format(Locale.ROOT, "%.1f MB", size / (double) (1 << 20));
    return text.replace(".0 ", " ");
  }

  private String panic() {
    String message = Panic.message(kernel);
    return "\"" + message + "\"" + (message.contains("Oops: ") ? " (check log for details)" : "");
  }
}
