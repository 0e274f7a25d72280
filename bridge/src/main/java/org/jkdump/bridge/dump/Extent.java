// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import org.jkdump.bridge.dump.codec.Compression;

/**
 * Place of a page's bytes in the file.
 *
 * @param size bytes in the file
 */
record Extent(long offset, int size, Compression form) {
  long end() {
    return offset + size;
  }
}
