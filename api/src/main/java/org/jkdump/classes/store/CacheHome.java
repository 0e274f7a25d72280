// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes.store;

import java.nio.file.Path;

/** The directory of files that jkdump can make again. */
public final class CacheHome {
  private CacheHome() {}

  /** {@code $JKDUMP_CACHE}, else {@code ~/.cache/jkdump}. */
  public static Path path() {
    String configured = System.getenv("JKDUMP_CACHE");
    return configured == null || configured.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".cache", "jkdump")
        : Path.of(configured);
  }
}
