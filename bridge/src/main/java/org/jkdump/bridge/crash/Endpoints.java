// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.crash;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jkdump.bridge.protocol.Connection;
import org.jkdump.target.OpenException;

/** The endpoints that this user runs. */
final class Endpoints {
  private Endpoints() {}

  /** The directory that they lie in; the extension's rule. */
  static Path directory() {
    String runtime = System.getenv("XDG_RUNTIME_DIR");
    return runtime != null && !runtime.isEmpty()
        ? Path.of(runtime, "jkdump")
        : Path.of("/tmp/jkdump-" + uid());
  }

  /**
   * The only one that answers.
   *
   * @throws OpenException where there are none or several
   */
  static Path theOnly() {
    List<Path> live = live();
    if (live.size() == 1) {
      return live.get(0);
    }
    throw new OpenException(
        live.isEmpty()
            ? "no dump is named and no endpoint runs: start 'jkdump VMLINUX VMCORE'; in jshell set"
                + " JKDUMP_VMLINUX and JKDUMP_VMCORE, or call open(vmlinux, vmcore); or start an"
                + " endpoint (crash> jkdump serve)"
            : "several endpoints run: set JKDUMP_SOCKET to one of " + live);
  }

  private static List<Path> live() {
    List<Path> live = new ArrayList<>();
    try (DirectoryStream<Path> sockets = Files.newDirectoryStream(directory(), "*.sock")) {
      for (Path socket : sockets) {
        if (answers(socket)) {
          live.add(socket);
        }
      }
    } catch (IOException e) {
      // No directory, no endpoint.
    }
    return live;
  }

  private static boolean answers(Path socket) {
    try (Connection probe = Connection.to(socket)) {
      return probe.isOpen();
    } catch (IOException e) {
      return false;
    }
  }

  private static Object uid() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    } catch (IOException e) {
      return 0;
    }
  }
}
