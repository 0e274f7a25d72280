// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

/**
 * Node of an XArray ({@code struct xa_node}).
 *
 * @param above the parent node, null for the topmost node
 * @param base the index of its first slot
 * @param shift number of index bits below one of its slots
 */
record XArrayNode(long address, XArrayNode above, long base, int shift, byte[] bytes) {
  /** Returns the first index of a slot. */
  long index(int slot) {
    return base + ((long) slot << shift);
  }
}
