// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Parser of ELF notes, little-endian. */
final class NoteParser {
  /** Bytes of all notes together, at most; 8,192 CPUs need 4 MB. */
  static final long MOST_BYTES = 16 << 20;

  private static final int MOST = 1 << 16;
  private static final int HEADER = 12;

  private NoteParser() {}

  /** The notes up to the first that is damaged, and 65,536 at most. */
  static List<DumpFile.Note> parse(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    List<DumpFile.Note> notes = new ArrayList<>();
    int at = 0;
    while (at <= bytes.length - HEADER && notes.size() < MOST) {
      long name = Integer.toUnsignedLong(buffer.getInt(at));
      long data = Integer.toUnsignedLong(buffer.getInt(at + 4));
      long start = at + HEADER + padded(name);
      if (name == 0 && data == 0 || start + data > bytes.length) {
        break;
      }
      notes.add(
          new DumpFile.Note(
              name(bytes, at + HEADER, (int) name),
              buffer.getInt(at + 8),
              Arrays.copyOfRange(bytes, (int) start, (int) (start + data))));
      at = (int) Math.min(bytes.length, start + padded(data));
    }
    return notes;
  }

  private static String name(byte[] bytes, int at, int length) {
    return new String(bytes, at, length, StandardCharsets.ISO_8859_1).replaceFirst("\0.*", "");
  }

  private static long padded(long size) {
    return size + 3 & ~3L;
  }
}
