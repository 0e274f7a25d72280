// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bench;

import java.util.Locale;

/** Unit of a number, which is written with three significant digits and a prefix. */
enum Unit {
  SECONDS("s", 1e-9, 1000, "ns", "µs", "ms", "s"),
  KILOBYTES("kB", 1, 1024, "kB", "MB", "GB"),
  RATIO("x", 1, Double.POSITIVE_INFINITY, "times");

  private final String key;
  private final double least;
  private final double step;
  private final String[] names;

  Unit(String key, double least, double step, String... names) {
    this.key = key;
    this.least = least;
    this.step = step;
    this.names = names;
  }

  static Unit of(String key) {
    for (Unit unit : values()) {
      if (unit.key.equals(key)) {
        return unit;
      }
    }
    throw new IllegalArgumentException("no unit '" + key + "'");
  }

  /** Formats a number with its unit; {@code -} for NaN. */
  String text(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    double scaled = value / least;
    int i = 0;
    while (scaled >= step && i < names.length - 1) {
      scaled /= step;
      i++;
    }
    return digits(scaled) + " " + names[i];
  }

  /** Formats a ratio; {@code -} for NaN. */
  static String ratio(double value) {
    return Double.isNaN(value) ? "-" : digits(value);
  }

  private static String digits(double value) {
    int decimals = value < 10 ? 2 : value < 100 ? 1 : 0;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
