// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.target;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jkdump.bridge.dump.DumpFile;
import org.jkdump.target.Outcome;
import org.jkdump.target.Pages;

/** Dump some of whose pages a test has changed or taken away. */
final class PatchedDump implements DumpFile {
  private final DumpFile whole;
  private List<Note> notes;
  private final Map<Long, Outcome> lost = new ConcurrentHashMap<>();
  private final Map<Long, byte[]> changed = new ConcurrentHashMap<>();

  PatchedDump(DumpFile whole) {
    this.whole = whole;
    this.notes = whole.notes();
  }

  /** Makes the page at a physical address unreadable. */
  PatchedDump lose(long physical, Outcome why) {
    lost.put(physical / pageSize(), why);
    return this;
  }

  /** Takes the notes away. */
  PatchedDump withoutNotes() {
    notes = List.of();
    return this;
  }

  /** Changes one byte at a physical address. */
  PatchedDump set(long physical, byte value) {
    long frame = physical / pageSize();
    byte[] page = read(new long[] {frame}).data()[0].clone();
    page[(int) (physical % pageSize())] = value;
    changed.put(frame, page);
    return this;
  }

  @Override
  public Pages read(long[] frames) {
    Pages pages = whole.read(frames);
    Outcome[] outcomes = pages.outcomes().clone();
    byte[][] data = pages.data().clone();
    for (int i = 0; i < frames.length; i++) {
      outcomes[i] = lost.getOrDefault(frames[i], outcomes[i]);
      data[i] = outcomes[i] == Outcome.OK ? changed.getOrDefault(frames[i], data[i]) : null;
    }
    return new Pages(outcomes, data);
  }

  @Override
  public String format() {
    return whole.format() + ", patched";
  }

  @Override
  public String machine() {
    return whole.machine();
  }

  @Override
  public int pageSize() {
    return whole.pageSize();
  }

  @Override
  public long frames() {
    return whole.frames();
  }

  @Override
  public List<Note> notes() {
    return notes;
  }

  @Override
  public List<String> warnings() {
    return whole.warnings();
  }

  @Override
  public List<String> remarks() {
    return whole.remarks();
  }

  @Override
  public void close() {
    whole.close();
  }
}
