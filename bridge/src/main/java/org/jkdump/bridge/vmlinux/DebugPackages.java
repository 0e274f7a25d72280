// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.vmlinux;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Packages with a kernel's debuginfo: the distribution shows in the kernel's release. */
public final class DebugPackages {
  private static final String DEBIAN =
      "(?:amd64|arm64|686|686-pae|armmp|armmp-lpae|s390x|powerpc64le|riscv64|loong64)";

  // The first that matches; $0 is the release, $1 the part in the first brackets.
  private static final List<Rule> RULES =
      List.of(
          new Rule(
              ".*-" + DEBIAN,
              "install Debian's package linux-image-$0-dbg (from Debian 13 on in the archive"
                  + " debian-debug; old versions are in Debian's snapshot archive)"),
          new Rule(
              ".*-(default|preempt|64kb|vanilla|longterm|kvmsmall)",
              "install SUSE's package kernel-$1-debuginfo of version $0 from the debug repositories"),
          new Rule(
              ".*-\\d+\\.[\\d.]+-(azure|rt)",
              "install SUSE's package kernel-$1-debuginfo of version $0 from the debug repositories"),
          new Rule(
              ".*-arch\\d.*|[\\d.]+-\\d-lts|.*-zen|.*-hardened.*",
              "Arch Linux has no debuginfo of its kernels: take the vmlinux of linux-headers for the"
                  + " symbols, or build the package with debuginfo"),
          new Rule(
              "[\\d.]+-\\d+-[a-z][a-z0-9-]*",
              "install Ubuntu's package linux-image-unsigned-$0-dbgsym, or linux-image-$0-dbgsym,"
                  + " from Ubuntu's archive of debug symbols"),
          new Rule(
              ".*\\.el(\\d+)uek.*",
              "install Oracle's package kernel-uek-debuginfo-$0 from the debuginfo archive of"
                  + " Oracle Linux $1"),
          new Rule(
              "(.*\\.(?:el|fc)\\d.*)\\+(rt|64k|16k|debug|rt-64k)",
              "install the package kernel-$2-debuginfo-$1 (dnf debuginfo-install kernel-$2-$1)"),
          new Rule(
              ".*\\.rt\\d.*\\.el\\d.*",
              "install the package kernel-rt-debuginfo-$0 (dnf debuginfo-install kernel-rt-$0)"),
          new Rule(
              ".*\\.(?:el|fc|amzn)\\d.*",
              "install the package kernel-debuginfo-$0 (dnf debuginfo-install kernel-$0)"));

  private DebugPackages() {}

  /**
   * Returns a sentence part that says how to get a kernel's vmlinux with debuginfo.
   *
   * @param release of the kernel, as {@code uname -r} prints it; empty if unknown
   * @param buildId of the kernel in hexadecimal; empty if unknown
   */
  public static String advice(String release, String buildId) {
    return RULES.stream()
            .map(rule -> rule.apply(release))
            .flatMap(Optional::stream)
            .findFirst()
            .orElseGet(() -> general(release))
        + server(buildId);
  }

  private static String general(String release) {
    String kernel = release.isEmpty() ? "the dump's kernel" : "kernel " + release;
    return "get the vmlinux with debuginfo of " + kernel + " from its maker";
  }

  private static String server(String buildId) {
    return buildId.isEmpty()
        ? ""
        : "; or set DEBUGINFOD_URLS to a server that has build-id " + buildId;
  }

  private record Rule(Pattern release, String advice) {
    Rule(String release, String advice) {
      this(Pattern.compile("^(?:" + release + ")$"), advice);
    }

    Optional<String> apply(String kernel) {
      Matcher matcher = release.matcher(kernel);
      return matcher.matches() ? Optional.of(matcher.replaceFirst(advice)) : Optional.empty();
    }
  }
}
