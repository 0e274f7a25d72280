// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.session;

import java.util.List;
import org.jkdump.session.Session;
import org.jkdump.session.UsageException;
import org.jkdump.target.DumpEngine;
import org.jkdump.target.OpenRequest;
import picocli.CommandLine.Option;

/** Options that name the dump, shared by all commands. */
public final class DumpOptions {
  @Option(
      names = "--vmlinux",
      paramLabel = "V",
      description = "the kernel with debuginfo (default: looked for by the dump's build-id)")
  private String vmlinux;

  @Option(
      names = "--vmcore",
      paramLabel = "C",
      description = "the dump; repeatable for the parts of a split one")
  private List<String> vmcores = List.of();

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
      names = "--engine",
      paramLabel = "E",
      description =
          "reads the dump: dump (the file itself), crash, or auto (the file itself where that is"
              + " possible); default: JKDUMP_ENGINE, else auto")
  private DumpEngine engine;

  @Option(
      names = "--vmcoreinfo",
      paramLabel = "FILE",
      description = "the VMCOREINFO of a dump that has none")
  private String vmcoreinfo;

  @Option(names = "--zero-excluded", description = "read pages that makedumpfile left out as zeros")
  private boolean zeroExcluded;

  @Option(
      names = "--crash-option",
      paramLabel = "O",
      description = "an option for crash itself, such as --crash-option=--minimal; repeatable")
  private List<String> crashOptions = List.of();

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

  /** The request for the dump that the options or else the environment name. */
  public OpenRequest request(Progress progress) {
    OpenRequest environment = OpenRequest.fromEnvironment();
    return request(
        isNamed() ? vmlinux : environment.vmlinux(),
        isNamed() ? vmcores : environment.vmcores(),
        isNamed() ? socket : environment.socket(),
        progress);
  }

  /**
   * The request for a dump that is named otherwise.
   *
   * @param kernel path of its vmlinux, or null
   */
  public OpenRequest request(String kernel, List<String> dump, Progress progress) {
    return request(kernel, dump, null, progress);
  }

  private OpenRequest request(
      String kernel, List<String> dump, String endpoint, Progress progress) {
    return new OpenRequest(
        kernel,
        dump,
        endpoint,
        engine == null ? DumpEngine.fromEnvironment() : engine,
        new OpenRequest.Reading(vmcoreinfo, zeroExcluded),
        OpenRequest.CrashStart.of(crash, crashOptions),
        progress);
  }

  /**
   * Names the dump, as the options do.
   *
   * @param kernel path of its vmlinux, or null
   * @throws UsageException if an option has named one
   */
  public void name(String kernel, List<String> dump) {
    if (isNamed()) {
      throw new UsageException("the dump is named twice: " + String.join(", ", dump));
    }
    vmlinux = kernel;
    vmcores = dump;
  }

  /** Whether a dump is named by an option. */
  public boolean isNamed() {
    return vmlinux != null || !vmcores.isEmpty() || socket != null;
  }

  /** Sets the options of the whole session. */
  public void apply(Session session) {
    session.cacheBytes((long) cacheMegabytes << 20);
    if (timeout != null) {
      session.knobs().find("timeout").setText(timeout);
    }
  }
}
