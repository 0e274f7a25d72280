// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.vmlinux;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jkdump.bridge.file.PartialFile;
import org.jkdump.elf.DebuginfoException;
import org.jkdump.target.InterruptedOperation;

/** Fetches a vmlinux with debuginfo from debuginfod servers, asked one after another. */
final class Debuginfod {
  private final DebuginfodSettings settings;

  Debuginfod(DebuginfodSettings settings) {
    this.settings = settings;
  }

  /**
   * Fetches the vmlinux of a build.
   *
   * @param target its place in the cache; it appears there when it is whole
   * @param note takes a sentence for each server that failed
   * @throws InterruptedOperation if the thread is interrupted
   */
  Optional<Path> fetch(
      String buildId, Path target, Consumer<String> progress, Consumer<String> note) {
    for (URI server : settings.servers()) {
      URI file = URI.create(server + "/buildid/" + buildId + "/debuginfo");
      try {
        return Optional.of(fetch(file, buildId, target, progress));
      } catch (IOException e) {
        note.accept("no vmlinux from " + file + ": " + words(e));
      } catch (InterruptedException e) {
        throw new InterruptedOperation("downloading the vmlinux");
      }
    }
    return Optional.empty();
  }

  private Path fetch(URI file, String buildId, Path target, Consumer<String> progress)
      throws IOException, InterruptedException {
    try (PartialFile partial = PartialFile.of(target)) {
      new Download(file, partial.path(), settings.first()).run(progress);
      check(partial.path(), buildId);
      return partial.publish();
    }
  }

  private static void check(Path fetched, String buildId) throws IOException {
    try {
      KernelId id = VmlinuxFile.read(fetched).id();
      if (!id.buildId().equals(buildId)) {
        throw new IOException("the server's file has another identity: " + id.words());
      }
    } catch (DebuginfoException e) {
      throw new IOException("the server's file is no sound ELF file", e);
    }
  }

  private static String words(IOException e) {
    return e.getMessage() == null ? "no connection" : e.getMessage();
  }
}
