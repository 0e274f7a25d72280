// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.posix;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Both ends of a pipe, as file descriptors that no child inherits. */
record Pipe(int readEnd, int writeEnd) implements AutoCloseable {
  private static final int O_CLOEXEC = 0x80000;

  static Pipe open() throws IOException {
    try (Memory fds = new Memory(2 * Integer.BYTES)) {
      if (LibC.pipe2(fds, O_CLOEXEC) != 0) {
        throw new IOException(Posix.message(Native.getLastError()));
      }
      return new Pipe(fds.getInt(0), fds.getInt(Integer.BYTES));
    }
  }

  /** A stream from the pipe that outlives this object. */
  InputStream input() throws IOException {
    return new BufferedInputStream(new FileInputStream(path(readEnd)));
  }

  /** A stream into the pipe that outlives this object. */
  OutputStream output() throws IOException {
    return new FileOutputStream(path(writeEnd));
  }

  @Override
  public void close() {
    LibC.close(readEnd);
    LibC.close(writeEnd);
  }

  private static String path(int fd) {
    return "/proc/self/fd/" + fd;
  }
}
