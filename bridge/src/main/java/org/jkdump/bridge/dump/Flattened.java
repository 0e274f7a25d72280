// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jkdump.target.OpenException;

/**
 * File within a flattened file ({@code makedumpfile -F}, QEMU): records of an offset, a size and
 * bytes, big-endian, of which a later one overwrites those before. Bytes that no record has are 0.
 */
final class Flattened implements Source {
  static final String SIGNATURE = "makedumpfile\0\0\0\0";

  private static final int FIRST_RECORD = 4096;
  private static final int RECORD = 16;
  // Some 200 MB of heap; QEMU's records have 15 KiB, makedumpfile's 32.
  private static final int MOST_RECORDS = 1 << 23;

  private final Source file;
  private final Intervals records;
  private final boolean cut;

  /**
   * @throws OpenException if the file has too many records
   */
  Flattened(Source file) throws IOException {
    this.file = file;
    Intervals.Builder found = new Intervals.Builder();
    cut = !collect(file, found);
    records = found.build();
  }

  // Returns whether the record that ends the file is there.
  private static boolean collect(Source file, Intervals.Builder found) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(RECORD);
    long at = FIRST_RECORD;
    while (file.read(at, head.array(), 0, RECORD) == RECORD) {
      long offset = head.getLong(0);
      long size = head.getLong(Long.BYTES);
      if (offset < 0 || size <= 0 || offset > Long.MAX_VALUE - size) {
        return offset == -1;
      }
      at += RECORD;
      found.add(offset, offset + Math.min(size, file.size() - at), at);
      if (!file.has(at, size)) {
        return false;
      }
      if (found.count() > MOST_RECORDS) {
        throw new OpenException(
            "the flattened dump "
                + file.name()
                + " has too many records to be read in place: put it together first"
                + " ('makedumpfile -R NEW < FILE')");
      }
      at += size;
    }
    return false;
  }

  @Override
  public String name() {
    return file.name();
  }

  @Override
  public long size() {
    return records.end();
  }

  @Override
  public boolean isCut() {
    return cut;
  }

  @Override
  public int read(long offset, byte[] into, int at, int length) throws IOException {
    if (offset < 0 || offset >= size()) {
      return 0;
    }
    int wanted = (int) Math.min(length, size() - offset);
    int done = 0;
    while (done < wanted) {
      int part = part(offset + done, into, at + done, wanted - done);
      if (part == 0) {
        break;
      }
      done += part;
    }
    return done;
  }

  // Bytes up to the end of the record or hole that has the first one.
  private int part(long offset, byte[] into, int at, int most) throws IOException {
    int found = records.find(offset);
    if (found < 0) {
      int hole = (int) Math.min(most, records.start(~found) - offset);
      Arrays.fill(into, at, at + hole, (byte) 0);
      return hole;
    }
    int length = (int) Math.min(most, records.end(found) - offset);
    return file.read(records.offset(found, offset), into, at, length);
  }

  @Override
  public void close() {
    file.close();
  }
}
