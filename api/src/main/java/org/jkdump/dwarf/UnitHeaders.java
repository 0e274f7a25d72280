// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.util.ArrayList;
import java.util.List;
import org.jkdump.elf.DataReader;
import org.jkdump.elf.DebuginfoException;
import org.jkdump.elf.SectionBytes;

/** Reads the headers of all units, each of which gives the place of the next one. */
final class UnitHeaders {
  private static final int LONGEST = 40;
  private static final int MOST = 1 << 20;
  private static final long WIDE = 0xffffffffL;
  private static final long RESERVED = 0xfffffff0L;

  private final SectionBytes info;
  private final DataReader data;

  private UnitHeaders(SectionBytes info, boolean big) {
    this.info = info;
    this.data = new DataReader(new byte[LONGEST], big);
  }

  static List<UnitHeader> of(SectionBytes info, boolean big) {
    UnitHeaders headers = new UnitHeaders(info, big);
    List<UnitHeader> list = new ArrayList<>();
    for (long at = 0; at < info.size(); ) {
      UnitHeader header = headers.at(at);
      if (list.size() == MOST) {
        throw headers.damaged(at, null);
      }
      list.add(header);
      at += header.length();
    }
    return List.copyOf(list);
  }

  private UnitHeader at(long offset) {
    int length = (int) Math.min(LONGEST, info.size() - offset);
    info.read(offset, data.buffer(), length);
    data.use(data.buffer(), length);
    try {
      UnitHeader header = read(offset);
      boolean fits = header.length() <= info.size() - offset;
      if (!fits || header.length() < header.first()) {
        throw damaged(offset, null);
      }
      return header;
    } catch (IndexOutOfBoundsException e) {
      throw damaged(offset, e);
    }
  }

  private UnitHeader read(long offset) {
    long length = data.number(0, 4);
    boolean wide = length == WIDE;
    if (!wide && length >= RESERVED) {
      throw damaged(offset, null);
    }
    int w = wide ? 8 : 4;
    int at = wide ? 12 : 4;
    long whole = at + (wide ? data.number(4, 8) : length);
    int version = data.u16(at);
    // A length that does not reach the version is damage; the loop over such units might never end.
    if (whole <= at || version < 2 || version > 5) {
      throw version(offset, version);
    }
    return version < 5 ? old(offset, whole, version, w, at + 2) : five(offset, whole, w, at + 2);
  }

  private UnitHeader old(long offset, long whole, int version, int w, int at) {
    int size = addressSize(offset, data.u8(at + w));
    long abbrevs = data.number(at, w);
    return new UnitHeader(offset, whole, version, Dw.UT_COMPILE, w, size, abbrevs, at + w + 1);
  }

  private UnitHeader five(long offset, long whole, int w, int at) {
    int type = data.u8(at);
    int size = addressSize(offset, data.u8(at + 1));
    int behind = at + 2 + w;
    int more =
        switch (type) {
          case Dw.UT_SKELETON, Dw.UT_SPLIT_COMPILE -> 8;
          case Dw.UT_TYPE, Dw.UT_SPLIT_TYPE -> 8 + w;
          default -> 0;
        };
    return new UnitHeader(offset, whole, 5, type, w, size, data.number(at + 2, w), behind + more);
  }

  private int addressSize(long offset, int size) {
    if (size != 4 && size != 8) {
      throw damaged(offset, null);
    }
    return size;
  }

  private DebuginfoException version(long offset, int version) {
    return version > 5 && version < 10
        ? new DebuginfoException(
            "DWARF " + version + " is newer than the readable versions (2 to 5)")
        : damaged(offset, null);
  }

  private DebuginfoException damaged(long offset, Throwable cause) {
    return DebuginfoException.damaged(String.format("%s+0x%x", info.name(), offset), cause);
  }
}
