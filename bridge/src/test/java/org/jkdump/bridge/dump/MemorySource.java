// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.io.IOException;

/** Dump file in memory. */
final class MemorySource implements Source {
  private final byte[] bytes;

  MemorySource(byte[] bytes) {
    this.bytes = bytes;
  }

  static DumpFile open(byte[] bytes) throws IOException {
    return DumpOpener.open(new MemorySource(bytes));
  }

  @Override
  public String name() {
    return "vmcore";
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public int read(long offset, byte[] into, int at, int length) {
    if (offset < 0 || offset >= bytes.length) {
      return 0;
    }
    int got = (int) Math.min(length, bytes.length - offset);
    System.arraycopy(bytes, (int) offset, into, at, got);
    return got;
  }

  @Override
  public void close() {}
}
