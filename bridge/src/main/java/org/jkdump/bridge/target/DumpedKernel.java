// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.target;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jkdump.bridge.dump.DumpFile;
import org.jkdump.bridge.dump.DumpOpener;
import org.jkdump.target.OpenException;

/**
 * Kernel of a dump by its VMCOREINFO, also where nothing else of the dump can be read.
 *
 * @param release as {@code uname -r} prints it; empty if unknown
 * @param buildId in hexadecimal; empty if unknown
 */
public record DumpedKernel(String release, String buildId) {
  private static final DumpedKernel UNKNOWN = new DumpedKernel("", "");

  /**
   * Looks into a dump of any machine; in a file of an unknown kind the kernel is unknown.
   *
   * @param vmcoreinfo path of a file with the dump's VMCOREINFO, or null
   */
  public static DumpedKernel of(List<Path> files, String vmcoreinfo, Consumer<String> progress) {
    try (DumpFile file = DumpOpener.open(files)) {
      return new KernelSearch(file, progress)
          .stated(vmcoreinfo == null ? null : Path.of(vmcoreinfo))
          .map(info -> new DumpedKernel(info.release(), info.buildId().orElse("")))
          .orElse(UNKNOWN);
    } catch (OpenException e) {
      return UNKNOWN;
    }
  }

  /** Whether nothing tells which kernel it is. */
  public boolean isUnknown() {
    return equals(UNKNOWN);
  }
}
