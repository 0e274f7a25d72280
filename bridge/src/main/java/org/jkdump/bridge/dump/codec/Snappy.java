// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump.codec;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** Snappy blocks, by libsnappy. */
final class Snappy extends NativeCodec {
  private final Memory written = new Memory(Long.BYTES);

  Snappy() {
    LibSnappy.load();
  }

  @Override
  long decode(Pointer from, long length, Pointer to, long room) {
    written.setLong(0, room);
    int error = LibSnappy.snappy_uncompress(from, length, to, written);
    return error == 0 ? written.getLong(0) : -1;
  }

  @Override
  public void close() {
    written.close();
    super.close();
  }

  private static final class LibSnappy {
    static {
      Native.register("libsnappy.so.1");
    }

    private LibSnappy() {}

    /** Fails now rather than at the first page if the library is missing. */
    static void load() {}

    // The room of the target before the call, the bytes written after it.
    static native int snappy_uncompress(Pointer from, long length, Pointer to, Pointer written);
  }
}
