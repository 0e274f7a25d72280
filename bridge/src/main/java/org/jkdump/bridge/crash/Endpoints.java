// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.crash;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jkdump.bridge.posix.Posix;
import org.jkdump.bridge.protocol.Connection;
import org.jkdump.classes.store.SafeDirectory;
import org.jkdump.target.OpenException;
import org.jkdump.target.TargetException;

/** The endpoints that this user runs. */
final class Endpoints {
  private static final Duration PROBE = Duration.ofSeconds(1);

  private Endpoints() {}

  /** Directory of the endpoints, by the extension's own rule. */
  static Path directory() {
    String runtime = System.getenv("XDG_RUNTIME_DIR");
    boolean usable =
        runtime != null && runtime.startsWith("/") && Files.isDirectory(Path.of(runtime));
    return usable ? Path.of(runtime, "jkdump") : Path.of("/tmp/jkdump-" + Posix.effectiveUser());
  }

  /**
   * The only endpoint that answers.
   *
   * @throws OpenException if there are none or several
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
    try (DirectoryStream<Path> sockets = sockets()) {
      for (Path socket : sockets) {
        if (answers(socket)) {
          live.add(socket);
        }
      }
    } catch (IOException e) {
      // Without a directory, or one that others can write, there is no endpoint.
    }
    return live;
  }

  // Another user's directory in /tmp may have the name of ours.
  private static DirectoryStream<Path> sockets() throws IOException {
    return Files.newDirectoryStream(SafeDirectory.existing(directory()), "*.sock");
  }

  private static boolean answers(Path socket) {
    try (Connection probe = Connection.to(socket, PROBE)) {
      return probe.isOpen();
    } catch (Connection.BusyException e) {
      return true;
    } catch (IOException | TargetException e) {
      // A dead socket, another user's or another version's is no reason to miss a good one.
      return false;
    }
  }
}
