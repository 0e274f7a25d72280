// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jkdump.target.TargetException;

/** Reads the payload of one reply. */
final class Reply {
  private final int status;
  private final ByteBuffer payload;

  Reply(int status, byte[] payload) {
    this.status = status;
    this.payload = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
  }

  int status() {
    return status;
  }

  int u8() {
    return need(1).get() & 0xff;
  }

  int u32() {
    return need(4).getInt();
  }

  long u64() {
    return need(8).getLong();
  }

  Reply skip(int bytes) {
    need(bytes).position(payload.position() + bytes);
    return this;
  }

  byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    need(count).get(bytes);
    return bytes;
  }

  long[] u64s(int count) {
    long[] values = new long[count];
    need(Math.multiplyExact(8, count)).asLongBuffer().get(values);
    skip(8 * count);
    return values;
  }

  short[] u16s(int count) {
    short[] values = new short[count];
    need(Math.multiplyExact(2, count)).asShortBuffer().get(values);
    skip(2 * count);
    return values;
  }

  String str() {
    return new String(bytes(u32()), StandardCharsets.UTF_8);
  }

  /** Texts that end with NUL, one after another. */
  String[] names(int count) {
    String[] names = new String[count];
    byte[] data = payload.array();
    int begin = payload.position();
    for (int i = 0; i < count; i++) {
      int end = begin;
      while (end < data.length && data[end] != 0) {
        end++;
      }
      names[i] = new String(data, begin, end - begin, StandardCharsets.ISO_8859_1);
      begin = end + 1;
    }
    return names;
  }

  private ByteBuffer need(int bytes) {
    if (bytes < 0 || payload.remaining() < bytes) {
      throw new TargetException(
          "the extension's reply is cut short", new BufferUnderflowException());
    }
    return payload;
  }
}
