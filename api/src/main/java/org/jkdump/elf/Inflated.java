// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.elf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Compressed section (SHF_COMPRESSED), unpacked into a temporary file because some have 200 MB. */
final class Inflated {
  private static final int ZLIB = 1;
  private static final int ZSTD = 2;
  private static final int CHUNK = 1 << 16;
  // Deflate's best ratio: no compressed byte stands for more.
  private static final long MOST_A_BYTE = 1032;

  private Inflated() {}

  static FileBytes file(ElfFile elf, Section section) {
    int length = elf.wide() ? 24 : 12;
    if (section.size() < length) {
      throw DebuginfoException.damaged(section.name(), null);
    }
    DataReader header = new DataReader(elf.file().read(section.offset(), length), elf.big());
    long size = elf.wide() ? header.number(8, 8) : header.number(4, 4);
    check(elf, section, header.u32(0), size);
    Path made = null;
    try {
      made = Files.createTempFile("jkdump", section.name());
      try (OutputStream out = Files.newOutputStream(made)) {
        inflate(
            elf.file(), section.offset() + length, section.offset() + section.size(), size, out);
      }
      return new FileBytes(made);
    } catch (DataFormatException e) {
      delete(made);
      throw DebuginfoException.damaged(section.name(), e);
    } catch (IOException e) {
      delete(made);
      throw new DebuginfoException(
          "can't unpack " + section.name() + " into a temporary file: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      delete(made);
      throw e;
    }
  }

  private static void check(ElfFile elf, Section section, int kind, long size) {
    if (kind == ZSTD) {
      throw DebuginfoException.packed(elf.file().path(), section.name(), "zstd");
    }
    if (kind != ZLIB || size < 0 || size > section.size() * MOST_A_BYTE) {
      throw DebuginfoException.damaged("the compression header of " + section.name(), null);
    }
  }

  private static void inflate(FileBytes file, long from, long to, long size, OutputStream out)
      throws IOException, DataFormatException {
    Inflater inflater = new Inflater();
    try {
      byte[] packed = new byte[CHUNK];
      byte[] plain = new byte[CHUNK];
      long at = from;
      long made = 0;
      while (made < size && !inflater.finished()) {
        if (inflater.needsInput() && at < to) {
          int length = (int) Math.min(CHUNK, to - at);
          file.read(at, packed, length);
          inflater.setInput(packed, 0, length);
          at += length;
        }
        int some = inflater.inflate(plain, 0, (int) Math.min(CHUNK, size - made));
        if (some == 0 && (at >= to || inflater.needsDictionary())) {
          break;
        }
        out.write(plain, 0, some);
        made += some;
      }
      if (made < size) {
        throw new DataFormatException("it ends after " + made + " of " + size + " bytes");
      }
    } finally {
      inflater.end();
    }
  }

  static void delete(Path path) {
    try {
      if (path != null) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // The system cleans its directory of temporary files.
    }
  }
}
