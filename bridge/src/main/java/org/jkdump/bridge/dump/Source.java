// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.io.IOException;
import java.util.Arrays;

/** Bytes of a dump file, which any thread reads at any position. */
interface Source extends AutoCloseable {
  /** Path of the file, for messages. */
  String name();

  /** Bytes of the file when it was opened. */
  long size();

  /**
   * Reads bytes.
   *
   * @return the number of bytes read, less than asked for only if the file ends
   */
  int read(long offset, byte[] into, int at, int length) throws IOException;

  /** Whether the file itself says that it lacks its end. */
  default boolean isCut() {
    return false;
  }

  /** Reads bytes; fewer than asked for if the file ends. */
  default byte[] read(long offset, int length) throws IOException {
    byte[] bytes = new byte[length];
    int got = read(offset, bytes, 0, length);
    return got == length ? bytes : Arrays.copyOf(bytes, got);
  }

  @Override
  void close();

  /** Whether the file has all of these bytes. */
  default boolean has(long offset, long length) {
    return offset >= 0 && length >= 0 && offset <= size() - length;
  }
}
