// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

import java.util.stream.Stream;

/** Reader of a dump. */
public enum DumpEngine {
  /** The file itself, where it is of a known kind and proves right; otherwise crash. */
  AUTO,
  /** The file itself; crash starts when something needs one of its commands. */
  DUMP,
  /** crash, for everything. */
  CRASH;

  /**
   * The engine that {@code JKDUMP_ENGINE} names, else {@link #AUTO}.
   *
   * @throws OpenException if it names none
   */
  public static DumpEngine fromEnvironment() {
    String name = System.getenv().getOrDefault("JKDUMP_ENGINE", "auto");
    return Stream.of(values())
        .filter(engine -> engine.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () -> new OpenException("JKDUMP_ENGINE is auto, dump or crash, not '" + name + "'"));
  }
}
