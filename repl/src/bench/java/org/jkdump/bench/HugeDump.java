// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Writes a dump as that of a machine with 1 TiB of memory, most of which was left out. */
public final class HugeDump {
  private static final long FRAMES = 1L << 28;
  private static final int DESCRIPTOR = 24;

  // Fields of struct disk_dump_header and, in the second block, struct kdump_sub_header.
  private static final int BLOCK_SIZE = 428;
  private static final int SUB_BLOCKS = 432;
  private static final int BITMAP_BLOCKS = 436;
  private static final int MAX_MAPNR = 440;
  private static final int MAX_MAPNR_64 = 96;

  private HugeDump() {}

  /** Usage: HugeDump FROM TO; both are kdump-compressed, of version 6 or later. */
  public static void main(String[] args) throws IOException {
    try (FileChannel from = FileChannel.open(Path.of(args[0]), StandardOpenOption.READ);
        FileChannel to =
            FileChannel.open(
                Path.of(args[1]),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
      copy(from, to);
    }
  }

  private static void copy(FileChannel from, FileChannel to) throws IOException {
    ByteBuffer main = read(from, 0, 4096);
    int block = main.getInt(BLOCK_SIZE);
    long bitmaps = (1L + main.getInt(SUB_BLOCKS)) * block;
    int size = main.getInt(BITMAP_BLOCKS) * block;
    long more = 2 * FRAMES / 8 - size;

    ByteBuffer headers = read(from, 0, (int) bitmaps);
    headers.putInt(BITMAP_BLOCKS, (int) (2 * FRAMES / 8 / block));
    headers.putInt(MAX_MAPNR, (int) FRAMES);
    headers.putLong(block + MAX_MAPNR_64, FRAMES);
    to.write(headers, 0);

    byte[] memory = new byte[(int) (FRAMES / 8)];
    Arrays.fill(memory, (byte) -1);
    to.write(ByteBuffer.wrap(memory), bitmaps);
    ByteBuffer present = read(from, bitmaps + size / 2, size / 2);
    long pages = 0;
    for (int at = 0; at < size / 2; at++) {
      pages += Integer.bitCount(present.get(at) & 0xff);
    }
    to.write(present, bitmaps + FRAMES / 8);

    long table = bitmaps + size;
    ByteBuffer descriptors = read(from, table, (int) pages * DESCRIPTOR);
    for (int at = 0; at < descriptors.limit(); at += DESCRIPTOR) {
      descriptors.putLong(at, descriptors.getLong(at) + more);
    }
    to.write(descriptors, table + more);
    long data = table + descriptors.limit();
    to.position(data + more);
    from.transferTo(data, from.size() - data, to);
  }

  private static ByteBuffer read(FileChannel file, long offset, int size) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && file.read(bytes, offset + bytes.position()) > 0) {
      continue;
    }
    return bytes.flip();
  }
}
