// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.session;

/** The version of this jkdump. */
public final class Release {
  private Release() {}

  /** Returns the version of the jar, or {@code development}. */
  public static String version() {
    String version = Release.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
