// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jkdump.bridge.dump.codec.Compression;
import org.jkdump.target.OpenException;

/**
 * Header and sub-header of a kdump-compressed file ({@code struct disk_dump_header}, {@code struct
 * kdump_sub_header} of makedumpfile), little-endian, of a 64-bit kernel.
 *
 * @param status bits of {@code DUMP_DH_*}: compressions, incomplete, vmemmap excluded
 * @param blockSize bytes of a block, and of a page
 * @param bitmaps offset of the bitmaps
 * @param bitmapBytes bytes of all bitmaps together
 * @param level of makedumpfile: the kinds of pages that were left out
 * @param split whether the file holds only the frames from {@code start} up to {@code end}
 */
record KdumpHeader(
    int version,
    String machine,
    int status,
    int blockSize,
    long bitmaps,
    long bitmapBytes,
    long frames,
    int level,
    boolean split,
    long start,
    long end,
    Area vmcoreinfo,
    Area notes) {

  /** Bytes of the file; none if the size is 0. */
  record Area(long offset, long size) {}

  static final String SIGNATURE = "KDUMP   ";
  static final int INCOMPLETE = 0x8;
  static final int VMEMMAP_EXCLUDED = 0x10;

  private static final int HEADER = 464;
  private static final int SUB_HEADER = 104;
  private static final int MACHINE = 12 + 4 * 65;

  /**
   * @throws OpenException if the header is damaged or of a kind that is not read
   */
  static KdumpHeader read(Source file) throws IOException {
    ByteBuffer main = buffer(file, 0, HEADER);
    int version = main.getInt(8);
    if (version < 0 || version > 0xff) {
      throw refused(file, "is big-endian, or its header is damaged: open it with crash");
    }
    int blockSize = main.getInt(428);
    if (blockSize < 4096 || blockSize > 65536 || Integer.bitCount(blockSize) != 1) {
      throw refused(file, "is of a 32-bit kernel, or its header is damaged: open it with crash");
    }
    ByteBuffer sub = buffer(file, blockSize, SUB_HEADER);
    long subBlocks = main.getInt(432);
    long bitmapBlocks = Integer.toUnsignedLong(main.getInt(436));
    long bitmaps = (1 + subBlocks) * blockSize;
    if (subBlocks < 1 || !file.has(bitmaps, bitmapBlocks * blockSize)) {
      throw refused(
          file,
          "ends within its bitmaps, so that none of its pages can be found: "
              + Incomplete.ADVICE
              + " (or its header is damaged)");
    }
    boolean wide = version >= 6;
    return new KdumpHeader(
        version,
        text(main, MACHINE),
        main.getInt(424),
        blockSize,
        bitmaps,
        bitmapBlocks * blockSize,
        wide ? sub.getLong(96) : Integer.toUnsignedLong(main.getInt(440)),
        version >= 1 ? sub.getInt(8) : 0,
        version >= 2 && sub.getInt(12) != 0,
        sub.getLong(wide ? 80 : 16),
        sub.getLong(wide ? 88 : 24),
        area(sub, 32, version >= 3),
        area(sub, 48, version >= 4));
  }

  private static ByteBuffer buffer(Source file, long offset, int size) throws IOException {
    byte[] bytes = file.read(offset, size);
    if (bytes.length < size) {
      throw refused(file, "ends within its header: " + Incomplete.ADVICE);
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static OpenException refused(Source file, String why) {
    return new OpenException("the kdump-compressed dump " + file.name() + " " + why);
  }

  private static Area area(ByteBuffer sub, int at, boolean present) {
    return present ? new Area(sub.getLong(at), sub.getLong(at + 8)) : new Area(0, 0);
  }

  private static String text(ByteBuffer buffer, int at) {
    byte[] bytes = new byte[65];
    buffer.get(at, bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1).replaceFirst("\0.*", "");
  }

  /** Remarks of crash about the file. */
  List<String> remarks() {
    List<String> all = new ArrayList<>();
    if (level > 0) {
      all.add("PARTIAL DUMP");
    }
    if ((status & INCOMPLETE) != 0) {
      all.add(Incomplete.REMARK);
    }
    if ((status & VMEMMAP_EXCLUDED) != 0) {
      all.add("EXCLUDED VMEMMAP");
    }
    return all;
  }

  /** Whether this may be the header of another part of the same split dump. */
  boolean isPartOfSame(KdumpHeader other) {
    return version == other.version
        && machine.equals(other.machine)
        && blockSize == other.blockSize
        && bitmapBytes == other.bitmapBytes
        && frames == other.frames;
  }

  /** Name of the compression that most pages have. */
  String compression() {
    Compression form = Compression.of(status & ~(INCOMPLETE | VMEMMAP_EXCLUDED));
    return form == null ? "of an unknown compression" : form.name().toLowerCase(Locale.ROOT);
  }
}
