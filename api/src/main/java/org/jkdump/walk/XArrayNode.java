// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

/**
 * A {@code struct xa_node} as it was read.
 *
 * @param above the node that holds it, null for the topmost
 * @param base the index of its first slot
 * @param shift bits of an index that lie beneath one of its slots
 */
record XArrayNode(long address, XArrayNode above, long base, int shift, byte[] bytes) {
  /** The first index of a slot. */
  long index(int slot) {
    return base + ((long) slot << shift);
  }
}
