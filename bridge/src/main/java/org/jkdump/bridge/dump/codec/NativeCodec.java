// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump.codec;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** Decompressor in a library of the system, which works in buffers outside of Java's heap. */
abstract class NativeCodec implements Codec {
  private Memory input = new Memory(4096);
  private Memory output = new Memory(4096);

  /**
   * Calls the library, which stays within the buffers whatever the input is.
   *
   * @return bytes written, or another number if the input is damaged
   */
  abstract long decode(Pointer from, long length, Pointer to, long room);

  @Override
  public final boolean decode(byte[] from, int offset, int length, byte[] page) {
    input = atLeast(input, length);
    output = atLeast(output, page.length);
    input.write(0, from, offset, length);
    if (decode(input, length, output, page.length) != page.length) {
      return false;
    }
    output.read(0, page, 0, page.length);
    return true;
  }

  @Override
  public void close() {
    input.close();
    output.close();
  }

  private static Memory atLeast(Memory buffer, int size) {
    if (buffer.size() >= size) {
      return buffer;
    }
    buffer.close();
    return new Memory(size);
  }
}
