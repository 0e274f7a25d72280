// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import java.nio.file.Path;

/** Crash with a service, as started by {@code jkdump serve}. */
final class Endpoint implements AutoCloseable {
  static final String CRASH_PROMPT = "crash> ";
  private final Path socket;
  private final Terminal crash;

  Endpoint() {
    socket = Scratch.directory().resolve("endpoint.sock");
    crash = crash(new Surroundings(socket.getParent()));
    serve();
  }

  /** Starts a crash on a terminal, with the extension loaded. */
  static Terminal crash(Surroundings surroundings) {
    Terminal crash =
        Terminal.of(
            surroundings, Testbed.crash(), "--no_scroll", Testbed.vmlinux(), Testbed.vmcore());
    crash.await(CRASH_PROMPT);
    crash.enter("extend " + Testbed.extension());
    crash.await("shared object loaded");
    crash.await(CRASH_PROMPT);
    return crash;
  }

  String socket() {
    return socket.toString();
  }

  void serve() {
    crash.enter("jkdump serve " + socket);
    crash.await("serving on");
  }

  /** Ends the service as a person would; crash keeps running. */
  void end() {
    crash.type(Terminal.CTRL_C);
    crash.await(CRASH_PROMPT);
  }

  @Override
  public void close() {
    crash.close();
  }
}
