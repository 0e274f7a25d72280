// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jkdump.bridge.crash.LazyCrash;
import org.jkdump.bridge.target.Companions;
import org.jkdump.bridge.target.DumpTarget;
import org.jkdump.bridge.vmlinux.VmlinuxFiles;
import org.jkdump.target.Facts;
import org.jkdump.target.MemoryException;
import org.jkdump.target.OpenException;
import org.jkdump.target.OpenRequest;
import org.jkdump.target.Space;
import org.jkdump.target.Target;
import org.jkdump.target.TargetException;

/** The file of the dump that a running crash has open, read beside it. */
final class BesideCrash implements Companions {
  private static final int COMPARED = 64;

  private final Target running;
  private final LazyCrash crash;

  /**
   * @param running a crash that serves
   */
  BesideCrash(Target running) {
    this.running = running;
    this.crash = new LazyCrash(() -> running);
  }

  /**
   * Opens the file.
   *
   * @throws OpenException if it can't be read or is another kernel's than crash's; crash runs on
   */
  Target open(OpenRequest request) {
    DumpTarget file = DumpTarget.open(List.of(dump()), request.reading(), this, request.progress());
    try {
      prove(file);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
    crash.begin();
    return file;
  }

  private Path dump() {
    Facts facts = running.facts();
    if (facts.live()) {
      throw new OpenException("crash has the running system open, not a dump");
    }
    Path directory = Path.of("/proc", facts.get("pid"), "cwd");
    try {
      return directory.resolve(facts.get("dumpfile")).toRealPath();
    } catch (IOException e) {
      throw new OpenException("the dump of crash is not here: " + e.getMessage(), e);
    }
  }

  private void prove(DumpTarget file) {
    long banner = file.symbols().address("linux_banner").orElseThrow();
    try {
      byte[] ours = file.read(Space.KERNEL, 0, banner, COMPARED);
      byte[] theirs = running.read(Space.KERNEL, 0, banner, COMPARED);
      if (!Arrays.equals(ours, theirs)) {
        throw new OpenException(file.name() + " is not the dump that crash has open");
      }
    } catch (MemoryException e) {
      throw new OpenException("can't compare " + file.name() + " with crash: " + e.getMessage(), e);
    }
  }

  /** That of crash; crash opens a dump with the vmlinux of a similar kernel, too. */
  @Override
  public Optional<Path> vmlinux(String release, String buildId) {
    Path named = Path.of(running.facts().get("namelist"));
    try {
      return Optional.of(VmlinuxFiles.ofThisMachine().checked(named, release, buildId, text -> {}));
    } catch (TargetException e) {
      return Optional.empty();
    }
  }

  @Override
  public LazyCrash crash() {
    return crash;
  }
}
