// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.elf;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** File that several threads read. */
public final class FileBytes implements Closeable {
  private static final long MOST = 1L << 30;
  private final Path path;
  private final RandomAccessFile file;
  private final long size;

  FileBytes(Path path) {
    this.path = path;
    try {
      file = new RandomAccessFile(path.toFile(), "r");
      size = file.length();
    } catch (IOException e) {
      throw new DebuginfoException("can't read " + path + ": " + e.getMessage(), e);
    }
  }

  public Path path() {
    return path;
  }

  long size() {
    return size;
  }

  boolean has(long offset, long length) {
    return offset >= 0 && length >= 0 && offset <= size - length;
  }

  synchronized void read(long offset, byte[] into, int length) {
    if (!has(offset, length)) {
      throw truncated(offset + length);
    }
    try {
      file.seek(offset);
      file.readFully(into, 0, length);
    } catch (IOException e) {
      throw new DebuginfoException("can't read " + path + ": " + e.getMessage(), e);
    }
  }

  byte[] read(long offset, int length) {
    if (!has(offset, length)) {
      throw truncated(offset + length);
    }
    byte[] bytes = allocate(length, path.toString());
    read(offset, bytes, length);
    return bytes;
  }

  /** Allocates bytes for a length in a file, which may be wrong. */
  public static byte[] allocate(long length, String what) {
    if (length < 0 || length > MOST) {
      throw DebuginfoException.damaged(what + ", whose length is " + length, null);
    }
    try {
      return new byte[(int) length];
    } catch (OutOfMemoryError e) {
      throw new DebuginfoException(
          String.format(
              "not enough memory for the %d MB of %s: give Java more (-Xmx), or the file is damaged",
              length >> 20, what),
          e);
    }
  }

  private DebuginfoException truncated(long end) {
    return new DebuginfoException(
        String.format(
            "%s is truncated: it should have %d bytes and has %d; install it again",
            path, end, size));
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new DebuginfoException("can't close " + path + ": " + e.getMessage(), e);
    }
  }
}
