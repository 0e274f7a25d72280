// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.btf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jkdump.target.ControlText;

/**
 * Raw records of one BTF section: where each type lies and what its fields say. The layout is in
 * the kernel's Documentation/bpf/btf.rst. A module's section is split BTF: its ids and strings
 * continue those of vmlinux.
 */
final class BtfData {
  private static final int MAGIC = 0xeb9f;
  private static final int RECORD = 12;

  private final ByteBuffer data;
  private final int typesBegin;
  private final int stringsBegin;
  private final int stringsEnd;
  private final int[] offsets;
  private final BtfData base;
  private final int firstId;
  private final int firstString;

  BtfData(byte[] bytes) {
    this(bytes, null);
  }

  /**
   * @param base the section that this one continues, or null
   */
  BtfData(byte[] bytes, BtfData base) {
    this.base = base;
    this.firstId = base == null ? 0 : base.count() - 1;
    this.firstString = base == null ? 0 : base.firstString + base.stringsEnd - base.stringsBegin;
    try {
      this.data = ordered(bytes);
      int header = data.getInt(4);
      this.typesBegin = Math.addExact(header, data.getInt(8));
      this.stringsBegin = Math.addExact(header, data.getInt(16));
      this.stringsEnd = Math.addExact(stringsBegin, data.getInt(20));
      check(bytes.length);
      this.offsets = index(Math.addExact(typesBegin, data.getInt(12)));
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      throw new BtfException("cut short at " + bytes.length + " bytes", e);
    }
  }

  /** Adds the whole section to a digest. */
  void digest(MessageDigest digest) {
    digest.update(data.duplicate().rewind());
  }

  /** Returns the number of types, including {@code void} with id 0 and the types of the base. */
  int count() {
    return firstId + offsets.length;
  }

  /** Returns the first id of this section itself. */
  int first() {
    return firstId + 1;
  }

  BtfKind kind(int id) {
    if (isBase(id)) {
      return base.kind(id);
    }
    return id == 0 ? BtfKind.VOID : BtfKind.of(info(id) >>> 24 & 0x1f);
  }

  /** Returns whether a type has no name. */
  boolean isUnnamed(int id) {
    return isBase(id) ? base.isUnnamed(id) : data.getInt(at(id)) == 0;
  }

  int vlen(int id) {
    return isBase(id) ? base.vlen(id) : info(id) & 0xffff;
  }

  boolean flag(int id) {
    return isBase(id) ? base.flag(id) : info(id) < 0;
  }

  /** Returns the third word of a record: a size or the id of another type. */
  int sizeOrType(int id) {
    return isBase(id) ? base.sizeOrType(id) : data.getInt(at(id) + 8);
  }

  String name(int id) {
    return isBase(id) ? base.name(id) : string(data.getInt(at(id)));
  }

  /** Returns a word of the data that follows a record. */
  int word(int id, int index) {
    return isBase(id) ? base.word(id, index) : data.getInt(at(id) + RECORD + 4 * index);
  }

  String string(int offset) {
    if (base != null && offset >= 0 && offset < firstString) {
      return base.string(offset);
    }
    if (offset < 0 || offset - firstString >= stringsEnd - stringsBegin) {
      throw new BtfException("a name at offset " + offset + " lies outside the strings");
    }
    int begin = stringsBegin + offset - firstString;
    int end = begin;
    while (end < stringsEnd && data.get(end) != 0) {
      end++;
    }
    return ControlText.escaped(
        new String(data.array(), begin, end - begin, StandardCharsets.UTF_8));
  }

  private int info(int id) {
    return data.getInt(at(id) + 4);
  }

  private int at(int id) {
    if (id <= 0 || id >= count()) {
      throw new BtfException("there is no type " + id + " of " + count());
    }
    return offsets[id - firstId];
  }

  private boolean isBase(int id) {
    return base != null && id >= 0 && id <= firstId;
  }

  private static ByteBuffer ordered(byte[] bytes) {
    ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if ((data.getShort(0) & 0xffff) != MAGIC) {
      data.order(ByteOrder.BIG_ENDIAN);
    }
    if ((data.getShort(0) & 0xffff) != MAGIC) {
      throw new BtfException("its magic number is missing");
    }
    return data;
  }

  private void check(int length) {
    boolean sound = typesBegin >= 0 && stringsBegin >= 0 && stringsEnd >= stringsBegin;
    if (!sound || stringsEnd > length) {
      throw new BtfException("cut short: " + stringsEnd + " bytes expected, " + length + " found");
    }
  }

  private int[] index(int end) {
    int[] found = new int[1024];
    int count = 1;
    int at = typesBegin;
    while (at < end) {
      if (count == found.length) {
        found = Arrays.copyOf(found, count * 2);
      }
      found[count++] = at;
      int info = data.getInt(at + 4);
      at += RECORD + BtfKind.of(info >>> 24 & 0x1f).extra(info & 0xffff);
    }
    if (at != end) {
      throw new BtfException("type " + (count - 1) + " ends outside of the types");
    }
    return Arrays.copyOf(found, count);
  }
}
