// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import org.jkdump.crash.SysInfo;
import org.jkdump.generated.Typed;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.linux.SystemFacts;
import org.jkdump.log.PyLog;
import org.jkdump.session.Session;
import org.jkdump.target.OpenRequest;

/** Session and log: the names that open a kernel; a group of {@link PyKdumpAPI}. */
public abstract class SessionNames {
  private static final Session SESSION = Session.current();

  /** The log, of which a summary is printed after each snippet run. */
  public static final PyLog pylog = SESSION.log();

  SessionNames() {}

  /** Opens a dump, whose vmlinux is looked for, and makes it the current kernel. */
  public static Kernel open(String vmcore) {
    return open(null, vmcore);
  }

  /** Opens a dump and makes it the current kernel. */
  public static Kernel open(String vmlinux, String vmcore) {
    return open(vmlinux, vmcore, null);
  }

  /**
   * Opens a dump with a chosen crash program.
   *
   * @param crash path of the program, or null for {@code JKDUMP_CRASH}, else the one on PATH
   */
  public static Kernel open(String vmlinux, String vmcore, String crash) {
    return SESSION.open(OpenRequest.dump(vmlinux, vmcore).withCrash(crash));
  }

  /** Names the dump that the first use of the API opens; its vmlinux is looked for. */
  public static void expect(String vmcore) {
    expect(null, vmcore);
  }

  /** Names the dump that the first use of the API opens. */
  public static void expect(String vmlinux, String vmcore) {
    expect(vmlinux, vmcore, null);
  }

  /**
   * Names the dump that the first use of the API opens, and the crash program.
   *
   * @param crash path of the program, or null for {@code JKDUMP_CRASH}, else the one on PATH
   */
  public static void expect(String vmlinux, String vmcore, String crash) {
    OpenRequest wanted = OpenRequest.dump(vmlinux, vmcore).withCrash(crash);
    SESSION.expect(wanted.withProgress(SESSION.expected().progress()));
  }

  /** The current kernel; opens the one that the environment names if none is open. */
  public static Kernel kernel() {
    return SESSION.kernel();
  }

  /** The facts that crash's {@code sys} shows. */
  public static SysInfo sysInfo() {
    return SystemFacts.of(kernel());
  }

  /** The session that these names belong to; for front ends. */
  public static Session session() {
    return SESSION;
  }

  /** A generated class on the current kernel. */
  static <T extends Struct> Typed<T> typed(Class<T> type) {
    return new Typed<>(kernel(), type);
  }
}
