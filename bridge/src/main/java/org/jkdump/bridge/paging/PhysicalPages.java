// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.paging;

import org.jkdump.target.Pages;

/** The physical memory that holds page tables. Safe for use by many threads. */
@FunctionalInterface
public interface PhysicalPages {
  /**
   * Pages by their frame numbers, in the order of the numbers.
   *
   * @param frames physical addresses divided by the size of a page
   */
  Pages read(long[] frames);
}
