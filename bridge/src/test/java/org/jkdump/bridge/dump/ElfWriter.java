// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writer of small ELF cores; each segment's bytes lie behind the headers. */
final class ElfWriter {
  int machine = 62;
  int flags;
  boolean countInSection;
  byte[] notes = Notes.note("VMCOREINFO", 0, KdumpWriter.INFO.getBytes());
  private final List<long[]> loads = new ArrayList<>();
  private final List<byte[]> contents = new ArrayList<>();

  /** Adds a segment; the memory beyond its bytes is excluded. */
  ElfWriter load(long address, byte[] bytes, long memorySize) {
    loads.add(new long[] {address, memorySize});
    contents.add(bytes);
    return this;
  }

  byte[] bytes() {
    int count = loads.size() + 1;
    int data = 64 + 56 * count + 64;
    ByteBuffer file = ByteBuffer.allocate(1 << 18).order(ByteOrder.LITTLE_ENDIAN);
    file.put(0, new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
    file.putShort(16, (short) 4).putShort(18, (short) machine).putLong(32, 64);
    file.putInt(48, flags).putShort(54, (short) 56);
    file.putShort(56, (short) (countInSection ? 0xffff : count));
    file.putLong(40, data - 64).putInt(data - 64 + 44, count);
    entry(file, 0, 4, data, 0, notes.length, 0);
    file.put(data, notes);
    data += notes.length;
    for (int i = 0; i < loads.size(); i++) {
      byte[] bytes = contents.get(i);
      entry(file, i + 1, 1, data, loads.get(i)[0], bytes.length, loads.get(i)[1]);
      file.put(data, bytes);
      data += bytes.length;
    }
    return Arrays.copyOf(file.array(), data);
  }

  private static void entry(
      ByteBuffer file, int index, int type, long offset, long address, long size, long memory) {
    int at = 64 + 56 * index;
    file.putInt(at, type).putLong(at + 8, offset).putLong(at + 24, address);
    file.putLong(at + 32, size).putLong(at + 40, memory);
  }
}
