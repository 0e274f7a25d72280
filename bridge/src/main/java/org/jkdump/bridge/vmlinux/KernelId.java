// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.vmlinux;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Identity of a kernel's build.
 *
 * @param buildId in lower-case hexadecimal; empty if it is unknown
 * @param release as {@code uname -r} prints it; empty if it is unknown
 */
record KernelId(String buildId, String release) {
  // Some stable kernels of 2024 (5.15 to 6.11) copy the build-id from 12 bytes too early, so that
  // the note's own header comes first: size 20, type 3, owner GNU.
  private static final String MISREAD = "1400000003000000474e5500";
  private static final Pattern BUILD_ID =
      Pattern.compile("(?!0+$|" + MISREAD + ")([0-9a-f]{2}){4,64}");

  // As a part of a path it stays within its directory.
  private static final Pattern RELEASE = Pattern.compile("[\\w+~][\\w.+~:@-]*");

  enum Match {
    SAME,
    OTHER,
    UNKNOWN
  }

  /** The identity that a dump states; a part that can't be one counts as unknown. */
  static KernelId of(String release, String buildId) {
    String id = buildId.toLowerCase(Locale.ROOT);
    return new KernelId(
        BUILD_ID.matcher(id).matches() ? id : "",
        RELEASE.matcher(release).matches() ? release : "");
  }

  /** Compares the build-ids, or the releases if one of the two has no build-id. */
  Match match(KernelId other) {
    return buildId.isEmpty() || other.buildId.isEmpty()
        ? match(release, other.release)
        : match(buildId, other.buildId);
  }

  private static Match match(String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Match.UNKNOWN;
    }
    return one.equals(other) ? Match.SAME : Match.OTHER;
  }

  /** The known parts in words: {@code build-id 0123abcd, release 6.1.0}. */
  String words() {
    String id = buildId.isEmpty() ? "no build-id" : "build-id " + buildId;
    return release.isEmpty() ? id : id + ", release " + release;
  }
}
