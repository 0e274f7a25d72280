// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

import java.time.Duration;
import java.util.Locale;

/** Formats bytes and times for people, with four digits at most. */
public final class Amount {
  private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB", "PB", "EB"};
  private static final int STEP = 1024;

  private Amount() {}

  /** Formats bytes: {@code 640 B}, {@code 4 KB}, {@code 97.8 MB}; 1 KB has 1024 bytes. */
  public static String bytes(long bytes) {
    double amount = bytes;
    int unit = 0;
    // An amount that would be rounded to 1024 gets the next unit.
    while (Math.abs(amount) >= STEP - 0.5 && unit + 1 < UNITS.length) {
      amount /= STEP;
      unit++;
    }
    boolean whole = unit == 0 || Math.abs(amount) >= 100 || amount == Math.rint(amount);
    return String.format(Locale.ROOT, whole ? "%.0f %s" : "%.1f %s", amount, UNITS[unit]);
  }

  /**
   * Formats a time: {@code 12 ms}, {@code 5.3 s}, {@code 4 min 10 s}, {@code 3 h 2 min}, {@code 8 d
   * 1 h}.
   */
  public static String time(Duration time) {
    if (time.isNegative()) {
      return "-" + time(time.negated());
    }
    if (time.toMillis() < 1000) {
      return time.toMillis() + " ms";
    }
    if (time.toSeconds() < 60) {
      // Cuts digits instead of rounding: 59.96 s must not become 60.0 s.
      return time.toSeconds() + "." + time.toMillisPart() / 100 + " s";
    }
    if (time.toHours() < 1) {
      return two(time.toMinutes() + " min", time.toSecondsPart(), " s");
    }
    return time.toDays() < 1
        ? two(time.toHours() + " h", time.toMinutesPart(), " min")
        : two(time.toDays() + " d", time.toHoursPart(), " h");
  }

  private static String two(String large, int small, String unit) {
    return small == 0 ? large : large + " " + small + unit;
  }
}
