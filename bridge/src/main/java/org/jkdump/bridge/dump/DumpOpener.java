// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jkdump.target.OpenException;

/** Opens dump files by their first bytes. */
public final class DumpOpener {
  private DumpOpener() {}

  /**
   * Opens a dump.
   *
   * @param paths the dump's file, or the parts of a split dump; parts beside a single one are found
   * @throws OpenException if a file can't be read or is of another kind; the message names the kind
   *     and says what to do
   */
  public static DumpFile open(List<Path> paths) {
    if (paths.size() > 1) {
      return join(paths);
    }
    DumpFile only = open(paths.get(0));
    return only instanceof KdumpFile part && part.isSplit() ? complete(part, paths.get(0)) : only;
  }

  private static DumpFile join(List<Path> paths) {
    paths.forEach(FileKinds::checkReadable);
    List<KdumpFile> parts = new ArrayList<>();
    try {
      for (Path path : paths) {
        parts.add(part(path));
      }
      return new SplitDump(parts);
    } catch (RuntimeException e) {
      parts.forEach(KdumpFile::close);
      throw e;
    }
  }

  private static KdumpFile part(Path path) {
    DumpFile file = open(path);
    if (file instanceof KdumpFile part && part.isSplit()) {
      return part;
    }
    file.close();
    throw new OpenException(
        "the dump " + path + " is not a part of a split dump: name this file alone");
  }

  private static DumpFile complete(KdumpFile first, Path path) {
    List<KdumpFile> parts = new ArrayList<>(List.of(first));
    for (Path beside : Parts.beside(path)) {
      try {
        KdumpFile part = part(beside);
        if (part.isPartOfSame(first)) {
          parts.add(part);
        } else {
          part.close();
        }
      } catch (OpenException e) {
        // A file of another kind whose name looks alike.
      }
    }
    return new SplitDump(parts);
  }

  private static DumpFile open(Path path) {
    FileKinds.checkReadable(path);
    try {
      Source file = new PlainSource(path);
      try {
        return open(file);
      } catch (IOException | RuntimeException e) {
        file.close();
        throw e;
      }
    } catch (IOException e) {
      throw new OpenException("can't read the dump " + path + ": " + e.getMessage(), e);
    }
  }

  static DumpFile open(Source file) throws IOException {
    FileStart start = FileStart.of(file);
    if (start.has(0, Flattened.SIGNATURE)) {
      Source inner = new Flattened(file);
      if (inner.size() == 0) {
        throw new OpenException(
            "the flattened dump "
                + file.name()
                + " was cut short and has nothing: "
                + Incomplete.ADVICE);
      }
      return open(inner, FileStart.of(inner));
    }
    return open(file, start);
  }

  private static DumpFile open(Source file, FileStart start) throws IOException {
    if (start.has(0, KdumpHeader.SIGNATURE)) {
      return new KdumpFile(file);
    }
    if (start.isElfCore()) {
      return new ElfDump(file);
    }
    throw FileKinds.refusal(file.name(), start);
  }
}
