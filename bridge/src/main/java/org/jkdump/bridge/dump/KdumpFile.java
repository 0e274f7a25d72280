// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jkdump.bridge.dump.codec.Codecs;
import org.jkdump.target.OpenException;
import org.jkdump.target.Outcome;
import org.jkdump.target.Pages;

/** Kdump-compressed file, as makedumpfile and QEMU write them, or one part of a split one. */
final class KdumpFile implements DumpFile {
  // 64 TiB of pages of 4 KiB.
  private static final long MOST_FRAMES = 1L << 34;

  private final Source file;
  private final KdumpHeader header;
  private final long frames;
  private final PageDescriptors descriptors;
  private final Codecs codecs = new Codecs();
  private final PageReader reader;
  private final List<Note> notes;
  private final List<String> warnings = new ArrayList<>();

  /**
   * @throws OpenException if the file is damaged in a way that hides all pages
   */
  KdumpFile(Source file) throws IOException {
    this.file = file;
    header = KdumpHeader.read(file);
    frames = soundFrames();
    descriptors = new PageDescriptors(file, header, frames);
    reader = new PageReader(file, header.blockSize(), codecs);
    notes = KdumpNotes.read(file, header);
    warn();
  }

  /** Path of the file. */
  String name() {
    return file.name();
  }

  /** Whether the file is a part of a split dump. */
  boolean isSplit() {
    return header.split();
  }

  /** First page frame of this part. */
  long start() {
    return header.start();
  }

  /** Page frame after the last of this part. */
  long end() {
    return header.end();
  }

  /** Whether another part is of the same dump; VMCOREINFO has the time of the crash. */
  boolean isPartOfSame(KdumpFile other) {
    return header.isPartOfSame(other.header) && Arrays.equals(vmcoreinfo(), other.vmcoreinfo());
  }

  private byte[] vmcoreinfo() {
    return notes.stream()
        .filter(note -> note.name().equals(KdumpNotes.VMCOREINFO))
        .map(Note::data)
        .findFirst()
        .orElse(null);
  }

  private long soundFrames() {
    long most = Math.min(8 * header.bitmapBytes(), MOST_FRAMES);
    if (header.frames() > 0 && header.frames() <= most) {
      return header.frames();
    }
    if (most == 0) {
      throw new OpenException("the dump " + file.name() + " has no pages: its bitmap is empty");
    }
    warnings.add(
        String.format(
            "the header of %s is damaged: it names %s page frames, the bitmap has %d",
            file.name(), Long.toUnsignedString(header.frames()), most));
    return most;
  }

  private void warn() throws IOException {
    if ((header.status() & KdumpHeader.INCOMPLETE) != 0) {
      warnings.add(Incomplete.written(file));
    } else if (file.isCut() || descriptors.lastIsLost()) {
      warnings.add(Incomplete.cut(file));
    }
    if ((header.status() & KdumpHeader.VMEMMAP_EXCLUDED) != 0) {
      warnings.add(file.name() + " lacks many struct page: makedumpfile -e left them out");
    }
  }

  @Override
  public String format() {
    return "kdump-compressed, " + header.compression();
  }

  @Override
  public String machine() {
    return header.machine();
  }

  @Override
  public int pageSize() {
    return header.blockSize();
  }

  @Override
  public long frames() {
    return frames;
  }

  @Override
  public Pages read(long[] asked) {
    PageBatch batch = new PageBatch(asked.length);
    for (int i = 0; i < asked.length; i++) {
      try {
        descriptors.locate(asked[i], batch, i);
      } catch (IOException e) {
        batch.answer(i, Outcome.FAILED);
      }
    }
    reader.read(batch);
    return batch.pages();
  }

  @Override
  public List<Note> notes() {
    return notes;
  }

  @Override
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public List<String> remarks() {
    return header.remarks();
  }

  @Override
  public void close() {
    codecs.close();
    file.close();
  }
}
