// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** CPU time of a process of this machine, from /proc/PID/stat (proc(5)). */
final class ProcessTimes {
  // utime, stime, cutime and cstime are the fields 14 to 17; the first field behind the name is 3.
  private static final int FIRST = 14 - 3;
  private static final int COUNT = 4;
  // USER_HZ, which is 100 on all architectures that crash knows.
  private static final long TICK_MILLIS = 10;

  private ProcessTimes() {}

  /** CPU time of a process and of its children that have ended; zero if the process is gone. */
  static Duration cpu(long pid) {
    try {
      byte[] stat = Files.readAllBytes(Path.of("/proc/" + pid + "/stat"));
      String text = new String(stat, StandardCharsets.ISO_8859_1);
      String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
      long ticks = Arrays.stream(fields, FIRST, FIRST + COUNT).mapToLong(Long::parseLong).sum();
      return Duration.ofMillis(ticks * TICK_MILLIS);
    } catch (IOException e) {
      return Duration.ZERO;
    }
  }
}
