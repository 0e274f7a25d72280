// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Writer of flattened files. */
final class FlatWriter {
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  FlatWriter() {
    ByteBuffer header = ByteBuffer.allocate(4096);
    header.put(Flattened.SIGNATURE.getBytes(StandardCharsets.ISO_8859_1));
    file.writeBytes(header.putLong(1).putLong(1).array());
  }

  /** A file in records of some hundred bytes, in any order. */
  static byte[] shuffled(byte[] dump, Random random) {
    List<Integer> starts = new ArrayList<>();
    for (int at = 0; at < dump.length; at += 700) {
      starts.add(at);
    }
    Collections.shuffle(starts, random);
    FlatWriter writer = new FlatWriter();
    for (int at : starts) {
      writer.record(at, Arrays.copyOfRange(dump, at, Math.min(at + 700, dump.length)));
    }
    return writer.bytes();
  }

  FlatWriter record(long offset, byte[] bytes) {
    file.writeBytes(ByteBuffer.allocate(16).putLong(offset).putLong(bytes.length).array());
    file.writeBytes(bytes);
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(file.toByteArray());
    all.writeBytes(ByteBuffer.allocate(16).putLong(-1).putLong(-1).array());
    return all.toByteArray();
  }
}
