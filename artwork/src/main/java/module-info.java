// SPDX-License-Identifier: GPL-3.0-or-later

/** Appearance: trees, boxes, tables and columns as text. This module knows nothing of kernels. */
module org.jkdump.artwork {
  exports org.jkdump.artwork;
  exports org.jkdump.artwork.tree;
}
