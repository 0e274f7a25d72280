// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.session;

import java.time.Duration;
import org.jkdump.session.Session;
import org.jkdump.target.OpenRequest;
import picocli.CommandLine.Option;

/** Options that name the dump, shared by all commands. */
public final class DumpOptions {
  @Option(names = "--vmlinux", paramLabel = "V", description = "the kernel with debuginfo")
  private String vmlinux;

  @Option(names = "--vmcore", paramLabel = "C", description = "the dump")
  private String vmcore;

  @Option(
      names = "--attach",
      paramLabel = "SOCKET",
      description = "a running endpoint instead of a dump")
  private String socket;

  @Option(
      names = "--crash",
      paramLabel = "PATH",
      description = "the crash program (default: JKDUMP_CRASH, else the one on PATH)")
  private String crash;

  @Option(
      names = "--cache",
      paramLabel = "MB",
      defaultValue = "256",
      description = "megabytes of the dump's memory to keep (default: 256)")
  private int cacheMegabytes;

  @Option(
      names = "--timeout",
      paramLabel = "S",
      description =
          "seconds until crash commands in the background are killed (default: 120; 0: never)")
  private String timeout;

  /** The request for the dump that the options name; a given kernel and dump take precedence. */
  public OpenRequest request(String kernel, String dump, Progress progress) {
    OpenRequest environment = OpenRequest.fromEnvironment();
    String v = first(kernel, vmlinux);
    String c = first(dump, vmcore);
    boolean named = v != null || c != null || socket != null;
    Duration timeout = OpenRequest.DEFAULT_TIMEOUT;
    return new OpenRequest(
        named ? v : environment.vmlinux(),
        named ? c : environment.vmcore(),
        named ? socket : environment.socket(),
        crash,
        timeout,
        progress);
  }

  /** Whether a dump is named by an option. */
  public boolean isNamed() {
    return vmlinux != null || vmcore != null || socket != null;
  }

  /** Sets the options of the whole session. */
  public void apply(Session session) {
    session.cacheBytes((long) cacheMegabytes << 20);
    if (timeout != null) {
      session.knobs().find("timeout").setText(timeout);
    }
  }

  private static String first(String a, String b) {
    return a != null ? a : b;
  }
}
