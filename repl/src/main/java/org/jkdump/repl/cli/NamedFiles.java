// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jkdump.bridge.vmlinux.VmlinuxFiles;
import org.jkdump.repl.session.DumpOptions;
import org.jkdump.repl.session.Progress;
import org.jkdump.target.OpenException;
import org.jkdump.target.OpenRequest;

/**
 * The files that a command line names, in any order.
 *
 * @param vmlinux null if there is none
 */
record NamedFiles(String vmlinux, List<String> dumps) {
  /**
   * Tells kernels from dumps by what the files are.
   *
   * @throws OpenException if several of them are kernels, or none is a dump
   */
  private static NamedFiles of(List<String> files) {
    List<String> kernels = files.stream().filter(file -> isKernel(file, files)).toList();
    List<String> dumps = files.stream().filter(file -> !kernels.contains(file)).toList();
    if (kernels.size() > 1) {
      throw new OpenException(
          "these are kernels, of which a dump has one: " + String.join(", ", kernels));
    }
    if (dumps.isEmpty()) {
      throw new OpenException(kernels.get(0) + " is a kernel: name its dump, too");
    }
    return new NamedFiles(kernels.isEmpty() ? null : kernels.get(0), dumps);
  }

  /** The request for these files, or for the dump that the options name if there are none. */
  static OpenRequest request(List<String> files, DumpOptions options, Progress progress) {
    if (files.isEmpty()) {
      return options.request(progress);
    }
    NamedFiles named = of(files);
    return options.request(named.vmlinux, named.dumps, progress);
  }

  /** Has the options name the dump of these files. */
  static void name(List<String> files, DumpOptions options) {
    NamedFiles named = of(files);
    options.name(named.vmlinux, named.dumps);
  }

  // Of a pair, a file that isn't there was meant to be what the other one is not.
  private static boolean isKernel(String file, List<String> all) {
    boolean missing = all.size() == 2 && !Files.exists(Path.of(file));
    return missing
        ? all.indexOf(file) == 0 && !VmlinuxFiles.isKernel(Path.of(all.get(1)))
        : VmlinuxFiles.isKernel(Path.of(file));
  }
}
