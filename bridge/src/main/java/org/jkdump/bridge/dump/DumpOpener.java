// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jkdump.target.OpenException;

/** Opens dump files by their first bytes. */
public final class DumpOpener {
  private DumpOpener() {}

  /**
   * Opens a dump file.
   *
   * @throws OpenException if the file can't be read or is of another kind; the message names the
   *     kind and says what to do
   */
  public static DumpFile open(Path path) {
    try {
      Source file = new PlainSource(path);
      try {
        return open(file);
      } catch (IOException | RuntimeException e) {
        file.close();
        throw e;
      }
    } catch (IOException e) {
      throw new OpenException("can't read the dump " + path + ": " + e, e);
    }
  }

  private static DumpFile open(Source file) throws IOException {
    String start = new String(file.read(0, 8), StandardCharsets.ISO_8859_1);
    if (start.equals(KdumpHeader.SIGNATURE)) {
      return new KdumpFile(file);
    }
    if (start.startsWith("\177ELF")) {
      return new ElfDump(file);
    }
    throw new OpenException(file.name() + " is not a dump");
  }
}
