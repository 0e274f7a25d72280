// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.engine;

import java.nio.file.Path;
import java.util.List;
import org.jkdump.bridge.crash.CrashProvider;
import org.jkdump.bridge.target.DumpTarget;
import org.jkdump.target.DumpEngine;
import org.jkdump.target.OpenException;
import org.jkdump.target.OpenRequest;
import org.jkdump.target.Target;
import org.jkdump.target.TargetProvider;

/** Opens a dump with the engine that a request names: by reading the file, or with crash. */
public final class EngineProvider implements TargetProvider {
  private final CrashProvider crash = new CrashProvider();

  /** For the service loader. */
  public EngineProvider() {}

  @Override
  public Target open(OpenRequest request) {
    if (request.vmcores().isEmpty()) {
      return attached(request);
    }
    return switch (request.engine()) {
      case CRASH -> crash.open(request);
      case DUMP -> file(request);
      case AUTO -> either(request);
    };
  }

  // Endpoints that can't be read by the file are of live systems, or of dumps that crash alone
  // knows.
  private Target attached(OpenRequest request) {
    Target running = crash.open(request);
    if (request.engine() == DumpEngine.CRASH) {
      return running;
    }
    try {
      return new BesideCrash(running).open(request);
    } catch (OpenException e) {
      if (request.engine() == DumpEngine.DUMP) {
        running.close();
        throw e;
      }
      return running;
    }
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
