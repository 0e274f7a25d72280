// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.container;

/**
 * Options for reading a list: PyKdump's keyword arguments. They begin with the names {@code
 * maxel(n)}, {@code inchead(b)} and {@code warn(b)} of {@code PyKdumpAPI}, and go on with the same
 * ones here: {@code readList(a, 0, maxel(5).warn(false))}.
 */
public final class ListOptions {
  /** The defaults. */
  public static final ListOptions DEFAULT = new ListOptions(0, null, true);

  private final long maxel;
  private final Boolean inchead;
  private final boolean warn;

  private ListOptions(long maxel, Boolean inchead, boolean warn) {
    this.maxel = maxel;
    this.inchead = inchead;
    this.warn = warn;
  }

  /** Entries to read at most; a longer list is cut, with a warning. 0 for no limit. */
  public ListOptions maxel(long entries) {
    return new ListOptions(Math.max(0, entries), inchead, warn);
  }

  /** Whether the address that the walk begins with is an entry, too. */
  public ListOptions inchead(boolean included) {
    return new ListOptions(maxel, included, warn);
  }

  /** Whether damage and cuts are logged. */
  public ListOptions warn(boolean logged) {
    return new ListOptions(maxel, inchead, logged);
  }

  public ListOptions orMaxel(long entries) {
    return maxel > 0 ? this : maxel(entries);
  }

  long limit() {
    return maxel == 0 ? Long.MAX_VALUE : maxel;
  }

  boolean hasHead(boolean otherwise) {
    return inchead == null ? otherwise : inchead;
  }

  boolean isWarning() {
    return warn;
  }
}
