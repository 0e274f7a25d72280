// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.crash;

import java.util.List;
import org.jkdump.target.OpenRequest;

/** Turns the last output of a crash that failed into advice. */
final class Diagnosis {
  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "do not match",
              "the vmlinux is of another kernel than the dump: compare 'crash --osrelease VMCORE'"
                  + " with 'strings VMLINUX | grep \"Linux version\"', and install the debug package"
                  + " of exactly that release"),
          new Rule(
              "not a supported file format",
              "one of the two files is neither a kernel with symbols nor a dump that crash reads:"
                  + " check that the vmlinux comes first and that the dump was copied whole"),
          new Rule(
              "no debugging data available",
              "the vmlinux has no debuginfo: use the one of the kernel's debug package"),
          new Rule(
              "error while loading shared libraries",
              "this crash misses libraries: install it with the package manager"),
          new Rule(
              "has no build for this crash",
              "install a C compiler and this crash's crash/defs.h (JKDUMP_CRASH_INCLUDE names the"
                  + " directory above it), or name another crash with JKDUMP_CRASH or --crash"),
          new Rule(
              "was built for",
              "build jkdump for this crash (make), or name another with JKDUMP_CRASH or --crash"));

  private Diagnosis() {}

  /**
   * The message: crash's own words, then the advice.
   *
   * @param end how crash ended
   */
  static String of(OpenRequest request, String said, String end) {
    String words =
        said.isEmpty() ? "nothing; " + end : said.replaceFirst("(?s)\\s*\\nUsage:.*", "");
    String advice =
        RULES.stream()
            .filter(rule -> said.contains(rule.sign))
            .map(rule -> rule.advice)
            .findFirst()
            .orElse(
                "check that the dump is whole (one that is cut short ends like this: compare its"
                    + " size with the original) and that 'crash "
                    + request.vmlinux()
                    + " "
                    + request.vmcore()
                    + "' opens it");
    return "crash could not open "
        + request.vmcore()
        + "; it says:\n"
        + indent(words)
        + "\n"
        + advice;
  }

  private static String indent(String text) {
    return text.indent(2).stripTrailing();
  }

  private record Rule(String sign, String advice) {}
}
