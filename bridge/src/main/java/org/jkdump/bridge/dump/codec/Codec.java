// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump.codec;

/** Decompressor of pages, for one thread at a time. */
interface Codec extends AutoCloseable {
  /**
   * Decompresses a page.
   *
   * @return whether the bytes are sound and make exactly a page
   */
  boolean decode(byte[] from, int offset, int length, byte[] page);

  @Override
  default void close() {}
}
