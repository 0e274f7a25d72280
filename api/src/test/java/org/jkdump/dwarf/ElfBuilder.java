// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds small ELF files of either byte order and width. */
final class ElfBuilder {
  static final int PROGBITS = 1;
  static final int NOBITS = 8;

  private final boolean wide;
  private final boolean big;
  private final List<Made> sections = new ArrayList<>();
  private int type = 2;

  private record Made(String name, int type, long flags, long address, byte[] bytes) {}

  ElfBuilder(boolean wide, boolean big) {
    this.wide = wide;
    this.big = big;
  }

  ElfBuilder relocatable() {
    type = 1;
    return this;
  }

  ElfBuilder section(String name, int kind, long flags, long address, byte[] bytes) {
    sections.add(new Made(name, kind, flags, address, bytes));
    return this;
  }

  ElfBuilder debug(String name, Out out) {
    return section(name, PROGBITS, 0, 0, out.bytes());
  }

  Out out() {
    return new Out(big);
  }

  byte[] bytes() {
    Out names = out().u8(0);
    Out table = out();
    Out body = out();
    int header = wide ? 64 : 52;
    entry(table, 0, new Made("", 0, 0, 0, new byte[0]), 0);
    for (Made section : sections) {
      entry(table, names.size(), section, header + body.size());
      names.text(section.name());
      body.raw(section.type() == NOBITS ? new byte[0] : section.bytes());
    }
    int own = names.size();
    names.text(".shstrtab");
    Made strings = new Made(".shstrtab", 3, 0, 0, names.bytes());
    entry(table, own, strings, header + body.size());
    body.raw(strings.bytes());
    Out file = header(header + body.size(), sections.size() + 2);
    return file.raw(body.bytes()).raw(table.bytes()).bytes();
  }

  Path write(Path to) {
    try {
      return Files.write(to, bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void entry(Out table, int name, Made section, long offset) {
    table.u32(name).u32(section.type());
    for (long word : new long[] {section.flags(), section.address(), offset}) {
      table.number(word, word());
    }
    table.number(section.bytes().length, word()).u32(0).u32(0);
    table.number(1, word()).number(0, word());
  }

  private Out header(int table, int count) {
    Out file = out().raw(new byte[] {0x7f, 'E', 'L', 'F', (byte) (wide ? 2 : 1)});
    file.u8(big ? 2 : 1).u8(1).raw(new byte[9]);
    file.u16(type).u16(62).u32(1).number(0, word()).number(0, word()).number(table, word());
    file.u32(0).u16(wide ? 64 : 52).u16(0).u16(0).u16(wide ? 64 : 40);
    return file.u16(count).u16(count - 1);
  }

  private int word() {
    return wide ? 8 : 4;
  }

  /** Output of numbers in the file's byte order. */
  static final class Out {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final boolean big;

    Out(boolean big) {
      this.big = big;
    }

    Out number(long value, int size) {
      for (int i = 0; i < size; i++) {
        bytes.write((int) (value >>> 8 * (big ? size - 1 - i : i)));
      }
      return this;
    }

    Out u8(int... values) {
      for (int value : values) {
        bytes.write(value);
      }
      return this;
    }

    Out u16(int value) {
      return number(value, 2);
    }

    Out u32(long value) {
      return number(value, 4);
    }

    Out leb(int... values) {
      for (int value : values) {
        int rest = value;
        for (; rest > 0x7f; rest >>>= 7) {
          bytes.write(rest & 0x7f | 0x80);
        }
        bytes.write(rest);
      }
      return this;
    }

    Out text(String text) {
      return raw(text.getBytes(StandardCharsets.UTF_8)).u8(0);
    }

    Out raw(byte[] raw) {
      bytes.writeBytes(raw);
      return this;
    }

    int size() {
      return bytes.size();
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }
  }
}
