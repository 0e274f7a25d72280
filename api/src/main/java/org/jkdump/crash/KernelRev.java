// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.crash;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A kernel release, compared by its numbers: 5.4 is before 5.10; suffixes do not count. */
public final class KernelRev implements Comparable<KernelRev> {
  private static final Pattern NUMBERS = Pattern.compile("^\\d+(\\.\\d+)*");
  private final String text;
  private final List<BigInteger> numbers = new ArrayList<>();

  public KernelRev(String text) {
    this.text = text;
    Matcher matcher = NUMBERS.matcher(text);
    if (!matcher.find()) {
      throw new IllegalArgumentException("'" + text + "' does not begin with a version number");
    }
    for (String number : matcher.group().split("\\.")) {
      numbers.add(new BigInteger(number));
    }
  }

  /** Whether this release is {@code other} or a later one. */
  public boolean atLeast(String other) {
    return compareTo(new KernelRev(other)) >= 0;
  }

  /** Whether this release is before {@code other}. */
  public boolean before(String other) {
    return compareTo(new KernelRev(other)) < 0;
  }

  @Override
  public int compareTo(KernelRev other) {
    int length = Math.max(numbers.size(), other.numbers.size());
    for (int i = 0; i < length; i++) {
      int difference = number(i).compareTo(other.number(i));
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KernelRev that && compareTo(that) == 0;
  }

  @Override
  public int hashCode() {
    int end = numbers.size();
    while (end > 0 && numbers.get(end - 1).signum() == 0) {
      end--;
    }
    return numbers.subList(0, end).hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  private BigInteger number(int i) {
    return i < numbers.size() ? numbers.get(i) : BigInteger.ZERO;
  }
}
