// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jkdump.bridge.crash.CrashProvider;
import org.jkdump.bridge.target.DumpTarget;
import org.jkdump.bridge.target.DumpedKernel;
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
      case CRASH -> withCrash(request, kernel(request), List.of());
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
      if (request.engine() == DumpEngine.AUTO) {
        return running;
      }
      running.close();
      throw e;
    } catch (RuntimeException e) {
      running.close();
      throw e;
    }
  }

  private static Target file(OpenRequest request) {
    return DumpTarget.open(
        dumps(request), request.reading(), new FoundCompanions(request), request.progress());
  }

  private static List<Path> dumps(OpenRequest request) {
    return request.vmcores().stream().map(Path::of).toList();
  }

  // crash knows more kinds of files and machines.
  private Target either(OpenRequest request) {
    try {
      return file(request);
    } catch (OpenException e) {
      Optional<DumpedKernel> kernel = kernel(request);
      if (kernel.filter(DumpedKernel::isUnknown).isPresent()) {
        throw e;
      }
      try {
        return withCrash(request, kernel, List.of("opened with crash: " + e.getMessage()));
      } catch (OpenException second) {
        String both = e.getMessage() + "\nand with crash: " + second.getMessage();
        throw new OpenException(both, second);
      }
    }
  }

  // Only the vmlinux that nobody named has to be found.
  private static Optional<DumpedKernel> kernel(OpenRequest request) {
    return request.vmlinux() != null
        ? Optional.empty()
        : Optional.of(
            DumpedKernel.of(dumps(request), request.reading().vmcoreinfo(), request.progress()));
  }

  private Target withCrash(
      OpenRequest request, Optional<DumpedKernel> kernel, List<String> warnings) {
    if (kernel.isEmpty()) {
      return crash.open(request, warnings);
    }
    if (kernel.get().isUnknown()) {
      throw new OpenException(
          "crash needs the vmlinux of the dump, and the file doesn't tell its kernel: name the"
              + " vmlinux beside the dump");
    }
    return new FoundCompanions(request).engine(kernel.get(), warnings);
  }
}
