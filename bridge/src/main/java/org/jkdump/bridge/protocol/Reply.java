// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jkdump.target.NameTable;
import org.jkdump.target.TargetException;

/** Reads the payload of one reply. */
public final class Reply {
  private final int status;
  private final ByteBuffer payload;

  Reply(int status, byte[] payload) {
    this.status = status;
    this.payload = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
  }

  public int status() {
    return status;
  }

  public int u8() {
    return need(1).get() & 0xff;
  }

  int u16() {
    return need(2).getShort() & 0xffff;
  }

  public int u32() {
    return need(4).getInt();
  }

  public long u64() {
    return need(8).getLong();
  }

  public Reply skip(int bytes) {
    need(bytes).position(payload.position() + bytes);
    return this;
  }

  public byte[] bytes(int count) {
    need(count);
    byte[] bytes = new byte[count];
    payload.get(bytes);
    return bytes;
  }

  public long[] u64s(int count) {
    need(8L * count);
    long[] values = new long[count];
    payload.asLongBuffer().get(values);
    skip(8 * count);
    return values;
  }

  public short[] u16s(int count) {
    need(2L * count);
    short[] values = new short[count];
    payload.asShortBuffer().get(values);
    skip(2 * count);
    return values;
  }

  public String str() {
    return new String(bytes(u32()), StandardCharsets.UTF_8);
  }

  /** Texts with their lengths, one after another. */
  List<String> strs(int count) {
    need(4L * count);
    return Stream.generate(this::str).limit(count).toList();
  }

  /** Texts that end with NUL, one after another. */
  public NameTable names(int count) {
    need(count);
    try {
      return NameTable.split(payload.array(), payload.position(), count);
    } catch (IndexOutOfBoundsException e) {
      throw cutShort();
    }
  }

  private ByteBuffer need(long bytes) {
    if (bytes < 0 || payload.remaining() < bytes) {
      throw cutShort();
    }
    return payload;
  }

  private static TargetException cutShort() {
    return new TargetException("the extension's reply is cut short");
  }
}
