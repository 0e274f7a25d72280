// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jkdump.target.TargetException;

/**
 * Argument of {@code --dump}: a dump, or a kernel and its dump with a colon between them.
 *
 * @param vmlinux null if only the dump is given
 */
public record DumpArgument(String vmlinux, String vmcore) {

  /**
   * The text as a file; if there is none, cuts it at its colon, among several colons at the one
   * that leaves two files.
   *
   * @throws TargetException if several colons are there and not one of them leaves two files
   */
  public static DumpArgument parse(String text) {
    if (!text.isEmpty() && (text.indexOf(':') < 0 || Files.exists(Path.of(text)))) {
      return new DumpArgument(null, text);
    }
    List<DumpArgument> all = new ArrayList<>();
    for (int at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
      if (at > 0 && at + 1 < text.length()) {
        all.add(new DumpArgument(text.substring(0, at), text.substring(at + 1)));
      }
    }
    List<DumpArgument> there = all.stream().filter(DumpArgument::exists).toList();
    if (there.size() == 1) {
      return there.get(0);
    }
    if (all.size() == 1) {
      return all.get(0);
    }
    String why =
        all.isEmpty()
            ? ""
            : there.isEmpty()
                ? "; no colon in it leaves two files"
                : "; several of its colons leave two files";
    throw new TargetException("--dump takes VMCORE or VMLINUX:VMCORE, not '" + text + "'" + why);
  }

  private boolean exists() {
    return Files.exists(Path.of(vmlinux)) && Files.exists(Path.of(vmcore));
  }

  /** Short names for dumps: the file with its directory, numbered if several are alike. */
  public static List<String> labels(List<DumpArgument> dumps) {
    Map<String, Integer> seen = new HashMap<>();
    return dumps.stream()
        .map(DumpArgument::label)
        .map(label -> numbered(label, seen.merge(label, 1, Integer::sum)))
        .toList();
  }

  private static String numbered(String label, int times) {
    return times == 1 ? label : label + "-" + times;
  }

  private String label() {
    Path file = Path.of(vmcore).toAbsolutePath().normalize();
    Path directory = file.getParent() == null ? null : file.getParent().getFileName();
    String name = (directory == null ? "" : directory + "-") + file.getFileName();
    return name.replaceAll("[^A-Za-z0-9_.+-]", "_");
  }
}
