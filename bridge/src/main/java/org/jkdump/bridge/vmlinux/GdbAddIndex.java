// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.vmlinux;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * GDB's program gdb-add-index, in a session of its own: ^C at the prompt and the end of this JVM
 * don't reach it.
 *
 * @param program its name or path
 */
record GdbAddIndex(String program) {
  private static final String PATIENCE_SECONDS = "600";

  // The lock ends with the last process that has it; what lies in the directory is a dead maker's.
  private static final String SCRIPT =
      """
      umask 077
      from=$1 work=$2 to=$3 program=$4
      exec 9>"$work.lock" && flock -n 9 || exit 1
      rm -rf "$work" && mkdir "$work" || exit 1
      trap 'rm -rf "$work"' EXIT
      command -v "$program" && cp "$from" "$work/vmlinux" && chmod u+w "$work/vmlinux" &&
        "$program" "$work/vmlinux" && readelf -SW "$work/vmlinux" | grep -q '\\.gdb_index' &&
        mkdir -p "${to%/*}" && mv "$work/vmlinux" "$to"
      """;

  /**
   * Starts to make a copy with the index, unless another session makes one; exits with 0 if it is
   * made.
   *
   * @param work directory of the unfinished copy, on the file system of {@code to}
   */
  Process start(Path from, Path work, Path to) throws IOException {
    List<String> command =
        List.of(
            "setsid", "nice", "-n", "19", "timeout", PATIENCE_SECONDS, "sh", "-c", SCRIPT, "sh");
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
    for (Path file : List.of(from, work, to)) {
      builder.command().add(file.toAbsolutePath().toString());
    }
    builder.command().add(program);
    return builder
        .redirectInput(new File("/dev/null"))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
