// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.doctor;

import java.util.Objects;

/** One row of a report: a kind of things, and the numbers of those that are equal or not. */
public final class Row {
  private final String subject;
  private long equal;
  private long explained;
  private long different;
  private String first = "";

  Row(String subject) {
    this.subject = subject;
  }

  /** Counts a pair of values as equal or different. */
  void compare(String where, Object crash, Object dump) {
    if (Objects.equals(crash, dump)) {
      equal++;
    } else {
      differ(where + ": crash has " + crash + ", the file " + dump);
    }
  }

  void agree() {
    equal++;
  }

  void explain() {
    explained++;
  }

  void differ(String text) {
    different++;
    first = first.isEmpty() ? text : first;
  }

  public String subject() {
    return subject;
  }

  public long compared() {
    return equal + explained + different;
  }

  long equal() {
    return equal;
  }

  long explained() {
    return explained;
  }

  long different() {
    return different;
  }

  String first() {
    return first;
  }
}
