// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.paging;

import org.jkdump.target.Translations;

/** Page tables of one machine architecture. Safe for use by many threads. */
public interface PageTables {
  /**
   * Translates a virtual address.
   *
   * @param root physical address of the top table
   */
  Mapping translate(long root, long virtual);

  /**
   * Translates consecutive pages; the walk goes down from the root only where it must. Pages beyond
   * the last address are not mapped.
   *
   * @param root physical address of the top table
   * @param virtual address of the first page, page-aligned
   * @return the physical address of each page
   */
  Translations translate(long root, long virtual, int count);
}
