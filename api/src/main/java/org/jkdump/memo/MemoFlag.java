// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memo;

/** Reason why a memoized function's result becomes invalid. */
public enum MemoFlag {
  /** Keeps no result on a live system, whose memory changes (PyKdump's {@code CU_LIVE}). */
  LIVE,
  /** Keeps a result until a module's debuginfo is loaded or deleted (PyKdump's {@code CU_LOAD}). */
  LOAD,
  /** Keeps a result until a program is run with {@code --reload} (PyKdump's {@code CU_PYMOD}). */
  RELOAD,
  /**
   * Keeps a result until commands may take longer than when it was made, because the time-out may
   * have stopped them then ({@code --timeout}; PyKdump's {@code CU_TIMEOUT}).
   */
  TIMEOUT
}
