// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork.tree;

/**
 * Node of a tree in the order of drawing.
 *
 * @param depth 0 for the root
 * @param label not yet escaped; may have several lines
 * @param first whether it is the first of its siblings
 * @param last whether no sibling follows
 * @param open whether children follow
 */
record TreeEntry(int depth, String label, boolean first, boolean last, boolean open) {}
