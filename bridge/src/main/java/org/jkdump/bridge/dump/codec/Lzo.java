// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump.codec;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** LZO1X blocks, by liblzo2. */
final class Lzo extends NativeCodec {
  private final Memory written = new Memory(Long.BYTES);

  Lzo() {
    LibLzo.load();
  }

  @Override
  long decode(Pointer from, long length, Pointer to, long room) {
    written.setLong(0, room);
    int error = LibLzo.lzo1x_decompress_safe(from, length, to, written, null);
    return error == 0 ? written.getLong(0) : -1;
  }

  @Override
  public void close() {
    written.close();
    super.close();
  }

  private static final class LibLzo {
    static {
      Native.register("liblzo2.so.2");
    }

    private LibLzo() {}

    /** Fails now rather than at the first page if the library is missing. */
    static void load() {}

    // The room of the target before the call, the bytes written after it.
    static native int lzo1x_decompress_safe(
        Pointer from, long length, Pointer to, Pointer written, Pointer workspace);
  }
}
