// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.jkdump.target.Crash;

/**
 * Choices for opening a dump file.
 *
 * @param vmlinux the kernel with debuginfo, or null
 * @param vmcoreInfo file with the text of VMCOREINFO for a dump that lacks it, or null
 * @param crash gives the crash for commands, or throws a {@link org.jkdump.target.TargetException}
 *     that says why there is none; null if none can be started
 */
public record DumpOptions(Path vmlinux, Path vmcoreInfo, Supplier<Crash> crash) {
  /** A dump that needs nothing else. */
  public static DumpOptions none() {
    return new DumpOptions(null, null, null);
  }

  /** The same with a text of VMCOREINFO. */
  public DumpOptions withVmcoreInfo(Path file) {
    return new DumpOptions(vmlinux, file, crash);
  }
}
