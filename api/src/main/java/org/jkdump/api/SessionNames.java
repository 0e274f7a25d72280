// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import org.jkdump.crash.SysInfo;
import org.jkdump.kernel.Kernel;
import org.jkdump.log.PyLog;
import org.jkdump.session.Session;
import org.jkdump.target.OpenRequest;

/** The names that open a kernel; a part of {@link PyKdumpAPI}. */
public abstract class SessionNames {
  private static final Session SESSION = Session.current();

  /** The log whose summary is printed after each snippet run. */
  public static final PyLog pylog = SESSION.log();

  SessionNames() {}

  /** The session that these names belong to; for front ends. */
  public static Session session() {
    return SESSION;
  }

  /** Opens a dump and makes it the current one. */
  public static Kernel open(String vmlinux, String vmcore) {
    return open(vmlinux, vmcore, null);
  }

  /**
   * The same with a crash program of one's own.
   *
   * @param crash its path, or null for the usual one: {@code JKDUMP_CRASH}, else the one on PATH
   */
  public static Kernel open(String vmlinux, String vmcore, String crash) {
    return SESSION.open(OpenRequest.dump(vmlinux, vmcore).withCrash(crash));
  }

  /** Names the dump that the first use of the API opens. */
  public static void expect(String vmlinux, String vmcore) {
    expect(vmlinux, vmcore, null);
  }

  /**
   * The same with a crash program of one's own.
   *
   * @param crash its path, or null for the usual one: {@code JKDUMP_CRASH}, else the one on PATH
   */
  public static void expect(String vmlinux, String vmcore, String crash) {
    OpenRequest wanted = OpenRequest.dump(vmlinux, vmcore).withCrash(crash);
    SESSION.expect(wanted.withProgress(SESSION.expected().progress()));
  }

  /** The current kernel; opens what the environment names where there is none. */
  public static Kernel kernel() {
    return SESSION.kernel();
  }

  /** The facts that crash's {@code sys} shows. */
  public static SysInfo sysInfo() {
    return SysInfo.of(kernel());
  }
}
