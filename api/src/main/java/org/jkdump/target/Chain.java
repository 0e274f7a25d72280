// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

/**
 * Addresses found by following pointers.
 *
 * @param end why the walk ended
 * @param at address at which the walk ended
 */
public record Chain(long[] addresses, End end, long at) {
  /** Why a chain ended. */
  public enum End {
    STOP,
    NULL,
    MAX,
    UNREADABLE,
    CYCLE,
    INTERRUPTED
  }
}
