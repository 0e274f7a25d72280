// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Notes of a kdump-compressed file. */
final class KdumpNotes {
  static final String VMCOREINFO = "VMCOREINFO";

  private KdumpNotes() {}

  /** The notes; files without them (before version 4) have VMCOREINFO alone. */
  static List<DumpFile.Note> read(Source file, KdumpHeader header) throws IOException {
    List<DumpFile.Note> notes = new ArrayList<>(NoteParser.parse(bytes(file, header.notes())));
    byte[] info = bytes(file, header.vmcoreinfo());
    if (info.length > 0 && notes.stream().noneMatch(note -> note.name().equals(VMCOREINFO))) {
      notes.add(new DumpFile.Note(VMCOREINFO, 0, info));
    }
    return List.copyOf(notes);
  }

  private static byte[] bytes(Source file, KdumpHeader.Area area) throws IOException {
    boolean sound = area.size() <= NoteParser.MOST_BYTES && file.has(area.offset(), area.size());
    return sound ? file.read(area.offset(), (int) area.size()) : new byte[0];
  }
}
