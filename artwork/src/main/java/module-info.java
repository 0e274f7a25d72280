// SPDX-License-Identifier: GPL-3.0-or-later

/** How things look: trees, boxes, tables and columns as text. Knows nothing of kernels. */
module org.jkdump.artwork {
  exports org.jkdump.artwork;
  exports org.jkdump.artwork.tree;
}
