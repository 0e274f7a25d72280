// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jkdump.bridge.dump.codec.Compression;
import org.jkdump.bridge.dump.codec.Packed;

/** Writer of small kdump-compressed files. */
final class KdumpWriter {
  static final String INFO = "OSRELEASE=5.10.0\nPAGESIZE=4096\n";
  private static final int[] FLAGS = {0, 1, 2, 4, 0x20};

  int version = 6;
  int blockSize = 4096;
  int status;
  long frames = 1000;
  boolean oneBitmap;
  boolean split;
  long start;
  long end;
  String machine = "x86_64";
  String info = INFO;
  Compression form = Compression.ZLIB;
  final TreeMap<Long, byte[]> pages = new TreeMap<>();
  final Set<Long> excluded = new TreeSet<>();

  /** Adds pages with bytes of their own. */
  KdumpWriter page(long... numbers) {
    for (long number : numbers) {
      pages.put(number, Packed.page(number, blockSize));
    }
    return this;
  }

  /** Adds pages of zeros. */
  KdumpWriter zero(long... numbers) {
    for (long number : numbers) {
      pages.put(number, new byte[blockSize]);
    }
    return this;
  }

  KdumpWriter excluded(long... numbers) {
    for (long number : numbers) {
      excluded.add(number);
    }
    return this;
  }

  int bitmapBlocks() {
    return oneBitmap ? 1 : 2;
  }

  int descriptors() {
    return (2 + bitmapBlocks()) * blockSize;
  }

  byte[] bytes() {
    ByteBuffer file = ByteBuffer.allocate(64 * blockSize).order(ByteOrder.LITTLE_ENDIAN);
    header(file);
    subHeader(file);
    bitmaps(file);
    return Arrays.copyOf(file.array(), pages(file));
  }

  private void header(ByteBuffer file) {
    file.put(0, KdumpHeader.SIGNATURE.getBytes(StandardCharsets.ISO_8859_1));
    file.putInt(8, version);
    file.put(12 + 4 * 65, machine.getBytes(StandardCharsets.ISO_8859_1));
    file.putInt(424, status | FLAGS[form.ordinal()]);
    file.putInt(428, blockSize);
    file.putInt(432, 1);
    file.putInt(436, bitmapBlocks());
    file.putInt(440, version < 6 ? (int) frames : 0);
  }

  private void subHeader(ByteBuffer file) {
    int at = blockSize;
    file.putInt(at + 8, 31);
    file.putInt(at + 12, split ? 1 : 0);
    file.putLong(at + (version < 6 ? 16 : 80), start);
    file.putLong(at + (version < 6 ? 24 : 88), end);
    file.putLong(at + 96, frames);
    byte[] text = info.getBytes(StandardCharsets.ISO_8859_1);
    byte[] note = Notes.note("VMCOREINFO", 0, text);
    file.put(at + 512, note);
    file.putLong(at + 32, at + 512L + 24);
    file.putLong(at + 40, text.length);
    if (version >= 4) {
      file.putLong(at + 48, at + 512L);
      file.putLong(at + 56, note.length);
    }
  }

  private void bitmaps(ByteBuffer file) {
    int first = 2 * blockSize;
    int second = first + (oneBitmap ? 0 : blockSize);
    for (long number : pages.keySet()) {
      set(file, first, number);
      set(file, second, number);
    }
    if (!oneBitmap) {
      excluded.forEach(number -> set(file, first, number));
    }
  }

  private static void set(ByteBuffer file, int bitmap, long frame) {
    int at = bitmap + (int) (frame >> 3);
    file.put(at, (byte) (file.get(at) | 1 << (frame & 7)));
  }

  // Returns the end of the file.
  private int pages(ByteBuffer file) {
    var mine = split ? pages.subMap(start, end) : pages;
    int descriptor = descriptors();
    int zero = descriptor + 24 * mine.size();
    boolean zeros = mine.values().stream().anyMatch(KdumpWriter::isZero);
    int data = zeros ? zero + blockSize : zero;
    for (byte[] page : mine.values()) {
      byte[] packed = Packed.pack(form, page);
      boolean raw = isZero(page) || packed.length >= blockSize;
      byte[] bytes = raw ? page : packed;
      file.putLong(descriptor, isZero(page) ? zero : data);
      file.putInt(descriptor + 8, bytes.length);
      file.putInt(descriptor + 12, raw ? 0 : FLAGS[form.ordinal()]);
      descriptor += 24;
      if (!isZero(page)) {
        file.put(data, bytes);
        data += bytes.length;
      }
    }
    return data;
  }

  private static boolean isZero(byte[] page) {
    return Arrays.equals(page, new byte[page.length]);
  }
}
