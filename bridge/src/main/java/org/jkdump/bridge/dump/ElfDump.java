// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jkdump.bridge.dump.codec.Codecs;
import org.jkdump.target.OpenException;
import org.jkdump.target.Outcome;
import org.jkdump.target.Pages;

/** ELF core of a kernel, as the kernel, makedumpfile and QEMU write them. */
final class ElfDump implements DumpFile {
  private static final Pattern PAGE_SIZE = Pattern.compile("(?m)^PAGESIZE=(4096|16384|65536)$");

  private final Source file;
  private final ElfHeader header;
  private final int pageSize;
  private final Segments segments;
  private final Codecs codecs = new Codecs();
  private final PageReader reader;
  private final List<String> warnings = new ArrayList<>();

  /**
   * @throws OpenException if the file is damaged in a way that hides all pages
   */
  ElfDump(Source file) throws IOException {
    this.file = file;
    header = ElfHeader.read(file);
    FileKinds.checkKernel(file.name(), header);
    pageSize = pageSize(header.notes());
    segments = new Segments(file, pageSize, header.loads());
    reader = new PageReader(file, pageSize, codecs);
    if (segments.frames() == 0) {
      throw new OpenException(
          "the ELF dump " + file.name() + " has no memory: " + Incomplete.ADVICE);
    }
    warn();
  }

  private void warn() {
    if (header.isIncomplete()) {
      warnings.add(Incomplete.written(file));
    } else if (file.isCut() || header.unwritten() || segments.isCut()) {
      warnings.add(Incomplete.cut(file));
    }
  }

  // Only VMCOREINFO says it; machines with other sizes than 4 KiB write one.
  private static int pageSize(List<Note> notes) {
    return notes.stream()
        .filter(note -> note.name().equals(KdumpNotes.VMCOREINFO))
        .map(note -> PAGE_SIZE.matcher(new String(note.data(), StandardCharsets.ISO_8859_1)))
        .filter(Matcher::find)
        .mapToInt(found -> Integer.parseInt(found.group(1)))
        .findFirst()
        .orElse(4096);
  }

  @Override
  public String format() {
    return "ELF";
  }

  @Override
  public String machine() {
    return header.machine();
  }

  @Override
  public int pageSize() {
    return pageSize;
  }

  @Override
  public long frames() {
    return segments.frames();
  }

  @Override
  public Pages read(long[] asked) {
    PageBatch batch = new PageBatch(asked.length);
    for (int i = 0; i < asked.length; i++) {
      try {
        segments.locate(asked[i], batch, i);
      } catch (IOException e) {
        batch.answer(i, Outcome.FAILED);
      }
    }
    reader.read(batch);
    return batch.pages();
  }

  @Override
  public List<Note> notes() {
    return header.notes();
  }

  @Override
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public List<String> remarks() {
    return header.isIncomplete() ? List.of(Incomplete.REMARK) : List.of();
  }

  @Override
  public void close() {
    codecs.close();
    file.close();
  }
}
