// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memo;

/** When what a memoized function returned is no longer good. */
public enum MemoFlag {
  /** On a live system, whose memory changes, nothing is kept (PyKdump's {@code CU_LIVE}). */
  LIVE,
  /** Until a module's debuginfo is loaded or deleted (PyKdump's {@code CU_LOAD}). */
  LOAD,
  /** Until a program is run with {@code --reload} (PyKdump's {@code CU_PYMOD}). */
  RELOAD,
  /**
   * Until commands may take longer than they could when the result was made: they may have been
   * stopped then ({@code --timeout}; PyKdump's {@code CU_TIMEOUT}).
   */
  TIMEOUT
}
