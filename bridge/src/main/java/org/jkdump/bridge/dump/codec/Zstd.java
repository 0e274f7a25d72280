// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump.codec;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** zstd frames, by libzstd. */
final class Zstd extends NativeCodec {
  private final Pointer context = LibZstd.ZSTD_createDCtx();

  @Override
  long decode(Pointer from, long length, Pointer to, long room) {
    return LibZstd.ZSTD_decompressDCtx(context, to, room, from, length);
  }

  @Override
  public void close() {
    LibZstd.ZSTD_freeDCtx(context);
    super.close();
  }

  private static final class LibZstd {
    static {
      Native.register("libzstd.so.1");
    }

    private LibZstd() {}

    static native Pointer ZSTD_createDCtx();

    static native long ZSTD_freeDCtx(Pointer context);

    // The bytes written, or an error: a number beyond any size.
    static native long ZSTD_decompressDCtx(
        Pointer context, Pointer to, long room, Pointer from, long length);
  }
}
