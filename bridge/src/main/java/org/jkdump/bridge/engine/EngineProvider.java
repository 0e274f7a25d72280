// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.engine;

import java.nio.file.Path;
import java.util.List;
import org.jkdump.bridge.crash.CrashProvider;
import org.jkdump.bridge.target.DumpTarget;
import org.jkdump.target.OpenException;
import org.jkdump.target.OpenRequest;
import org.jkdump.target.Target;
import org.jkdump.target.TargetProvider;

/**
 * Opens a dump with the engine that a request names: by reading the file, or with crash. Endpoints
 * are crash's.
 */
public final class EngineProvider implements TargetProvider {
  private final CrashProvider crash = new CrashProvider();

  /** For the service loader. */
  public EngineProvider() {}

  @Override
  public Target open(OpenRequest request) {
    if (request.vmcores().isEmpty()) {
      return crash.open(request);
    }
    return switch (request.engine()) {
      case CRASH -> crash.open(request);
      case DUMP -> file(request);
      case AUTO -> either(request);
    };
  }

  private static Target file(OpenRequest request) {
    List<Path> files = request.vmcores().stream().map(Path::of).toList();
    return DumpTarget.open(
        files, request.reading(), new FoundCompanions(request), request.progress());
  }

  // crash knows more kinds of files and machines.
  private Target either(OpenRequest request) {
    try {
      return file(request);
    } catch (OpenException e) {
      if (request.vmlinux() == null) {
        throw e;
      }
      try {
        return crash.open(request, List.of("opened with crash: " + e.getMessage()));
      } catch (OpenException second) {
        String both = e.getMessage() + "\nand with crash: " + second.getMessage();
        throw new OpenException(both, second);
      }
    }
  }
}
