// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.io.IOException;

/** Bitmap of page frames, which stays in the file. */
final class FrameBitmap {
  private final Source file;
  private final long offset;

  /**
   * @param file with a cache
   */
  FrameBitmap(Source file, long offset) {
    this.file = file;
    this.offset = offset;
  }

  boolean has(long frame) throws IOException {
    byte[] bits = new byte[1];
    return file.read(offset + (frame >>> 3), bits, 0, 1) == 1 && (bits[0] >>> (frame & 7) & 1) != 0;
  }
}
