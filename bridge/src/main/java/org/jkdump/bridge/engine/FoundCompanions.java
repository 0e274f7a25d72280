// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jkdump.bridge.crash.CrashProvider;
import org.jkdump.bridge.crash.LazyCrash;
import org.jkdump.bridge.target.Companions;
import org.jkdump.bridge.target.DumpedKernel;
import org.jkdump.bridge.vmlinux.DebugPackages;
import org.jkdump.bridge.vmlinux.IndexedVmlinux;
import org.jkdump.bridge.vmlinux.VmlinuxFiles;
import org.jkdump.target.OpenException;
import org.jkdump.target.OpenRequest;
import org.jkdump.target.ProgressTicker;
import org.jkdump.target.Target;

/** The vmlinux and the crash that a request names, else those that are found. */
final class FoundCompanions implements Companions {
  private final OpenRequest request;
  private final VmlinuxFiles files = VmlinuxFiles.ofThisMachine();
  private final LazyCrash crash = new LazyCrash(() -> start(List.of()));
  private String release = "";
  private String buildId = "";
  private Optional<Path> vmlinux = Optional.empty();

  FoundCompanions(OpenRequest request) {
    this.request = request;
  }

  @Override
  public Optional<Path> vmlinux(String itsRelease, String itsBuildId) {
    release = itsRelease;
    buildId = itsBuildId;
    try (ProgressTicker progress = new ProgressTicker(request.progress())) {
      vmlinux =
          request.vmlinux() != null
              ? Optional.of(files.checked(named(), release, buildId, progress))
              : files.findLocal(release, buildId, dumps(), progress, note -> {});
    }
    return vmlinux;
  }

  @Override
  public LazyCrash crash() {
    return crash;
  }

  /**
   * Starts crash with the vmlinux of a kernel.
   *
   * @param warnings that the target gives
   */
  Target engine(DumpedKernel kernel, List<String> warnings) {
    release = kernel.release();
    buildId = kernel.buildId();
    return start(warnings);
  }

  private Path named() {
    return Path.of(request.vmlinux());
  }

  private List<Path> dumps() {
    return request.vmcores().stream().map(Path::of).toList();
  }

  private Target start(List<String> warnings) {
    Path kernel = request.vmlinux() != null ? vmlinux.orElseThrow() : sought();
    IndexedVmlinux indexed = IndexedVmlinux.ofThisMachine();
    Path fast = indexed.of(kernel, buildId);
    request.progress().accept("crash is loading the dump");
    Target started = new CrashProvider().open(request.withVmlinux(fast.toString()), warnings);
    indexed.make(kernel, buildId);
    return started;
  }

  // The servers of $DEBUGINFOD_URLS are asked as late as this, and for one without debuginfo, too:
  // an
  // answer may have a gigabyte.
  private Path sought() {
    List<String> notes = new ArrayList<>();
    try (ProgressTicker progress = new ProgressTicker(request.progress())) {
      return files
          .find(release, buildId, dumps(), progress, notes::add)
          .orElseThrow(() -> new OpenException(nothing(notes)));
    }
  }

  private String nothing(List<String> notes) {
    String passedOver = notes.isEmpty() ? "" : " (" + String.join("; ", notes) + ")";
    String advice = DebugPackages.advice(release, buildId);
    return "no vmlinux with debuginfo was found for the dump" + passedOver + "; " + advice;
  }
}
