// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The blocks of a file read last, 1 MiB at most: for bitmaps and tables, which stay in the file.
 */
final class BlockCache implements Source {
  private static final int BLOCK = 4096;
  private static final int SLOTS = 256;

  private final Source file;
  private final AtomicReferenceArray<Block> blocks = new AtomicReferenceArray<>(SLOTS);

  BlockCache(Source file) {
    this.file = file;
  }

  @Override
  public String name() {
    return file.name();
  }

  @Override
  public long size() {
    return file.size();
  }

  @Override
  public int read(long offset, byte[] into, int at, int length) throws IOException {
    if (offset < 0) {
      return 0;
    }
    int done = 0;
    while (done < length) {
      byte[] block = block((offset + done) / BLOCK);
      int start = (int) ((offset + done) % BLOCK);
      int part = Math.min(length - done, block.length - start);
      if (part <= 0) {
        break;
      }
      System.arraycopy(block, start, into, at + done, part);
      done += part;
    }
    return done;
  }

  private byte[] block(long number) throws IOException {
    int slot = (int) (number % SLOTS);
    Block block = blocks.get(slot);
    if (block == null || block.number != number) {
      block = new Block(number, file.read(number * BLOCK, BLOCK));
      blocks.set(slot, block);
    }
    return block.bytes;
  }

  @Override
  public void close() {
    file.close();
  }

  private record Block(long number, byte[] bytes) {}
}
