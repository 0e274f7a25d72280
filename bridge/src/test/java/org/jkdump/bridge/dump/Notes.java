// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writer of ELF notes. */
final class Notes {
  private Notes() {}

  static byte[] note(String name, int type, byte[] data) {
    int start = 12 + (name.length() + 4 & ~3);
    ByteBuffer note = ByteBuffer.allocate(start + (data.length + 3 & ~3));
    note.order(ByteOrder.LITTLE_ENDIAN);
    note.putInt(name.length() + 1).putInt(data.length).putInt(type);
    note.put(name.getBytes(StandardCharsets.ISO_8859_1));
    note.put(start, data);
    return note.array();
  }
}
