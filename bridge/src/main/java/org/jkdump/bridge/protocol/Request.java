// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds the payload of one request. */
public final class Request {
  private final int op;
  private ByteBuffer payload = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);

  public Request(int op) {
    this.op = op;
  }

  int op() {
    return op;
  }

  public Request u8(int value) {
    room(1).put((byte) value);
    return this;
  }

  Request u16(int value) {
    room(2).putShort((short) value);
    return this;
  }

  public Request u32(int value) {
    room(4).putInt(value);
    return this;
  }

  public Request u64(long value) {
    room(8).putLong(value);
    return this;
  }

  public Request pad(int bytes) {
    room(bytes).put(new byte[bytes]);
    return this;
  }

  public Request str(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    u32(bytes.length);
    room(bytes.length).put(bytes);
    return this;
  }

  /** The whole frame. */
  ByteBuffer frame(int id) {
    ByteBuffer frame =
        ByteBuffer.allocate(Protocol.HEADER + payload.position()).order(ByteOrder.LITTLE_ENDIAN);
    frame.putInt(Protocol.MAGIC).putInt(payload.position()).putInt(id);
    frame.putShort((short) op).putShort((short) 0);
    frame.put(payload.array(), 0, payload.position());
    return frame.flip();
  }

  private ByteBuffer room(int bytes) {
    if (payload.remaining() < bytes) {
      int position = payload.position();
      byte[] grown = Arrays.copyOf(payload.array(), Math.max(position + bytes, position * 2));
      payload = ByteBuffer.wrap(grown).order(ByteOrder.LITTLE_ENDIAN).position(position);
    }
    return payload;
  }
}
