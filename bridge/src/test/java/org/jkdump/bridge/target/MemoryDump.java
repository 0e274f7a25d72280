// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.target;

import java.util.ArrayList;
import java.util.List;
import org.jkdump.bridge.dump.DumpFile;
import org.jkdump.bridge.paging.PhysicalPages;
import org.jkdump.target.Pages;

/** Dump of physical memory that a test makes up. */
final class MemoryDump implements DumpFile {
  private final PhysicalPages memory;
  private final long frames;
  private final List<Note> notes = new ArrayList<>();

  MemoryDump(PhysicalPages memory, long frames) {
    this.memory = memory;
    this.frames = frames;
  }

  MemoryDump note(String name, int type, byte[] data) {
    notes.add(new Note(name, type, data));
    return this;
  }

  @Override
  public String format() {
    return "made up";
  }

  @Override
  public String machine() {
    return "x86_64";
  }

  @Override
  public int pageSize() {
    return 4096;
  }

  @Override
  public long frames() {
    return frames;
  }

  @Override
  public Pages read(long[] wanted) {
    return memory.read(wanted);
  }

  @Override
  public List<Note> notes() {
    return notes;
  }

  @Override
  public List<String> warnings() {
    return List.of();
  }

  @Override
  public List<String> remarks() {
    return List.of();
  }

  @Override
  public void close() {}
}
