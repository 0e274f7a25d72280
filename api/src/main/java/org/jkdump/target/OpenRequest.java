// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Request to open a dump or to join an endpoint.
 *
 * @param vmlinux path of the kernel with debuginfo, or null
 * @param vmcore path of the dump, or null
 * @param socket path of a running endpoint, or null
 * @param crash the crash program to start, or null for the one on the search path
 * @param timeout limit of the start
 * @param progress is given the running step in a few words
 */
public record OpenRequest(
    String vmlinux,
    String vmcore,
    String socket,
    String crash,
    Duration timeout,
    Consumer<String> progress) {

  /** Long enough for the largest dumps on slow disks. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(30);

  /** A dump and its kernel. */
  public static OpenRequest dump(String vmlinux, String vmcore) {
    return new OpenRequest(vmlinux, vmcore, null, null, DEFAULT_TIMEOUT, text -> {});
  }

  /** A running endpoint. */
  public static OpenRequest endpoint(String socket) {
    return new OpenRequest(null, null, socket, null, DEFAULT_TIMEOUT, text -> {});
  }

  /** The dump or endpoint that the environment names. */
  public static OpenRequest fromEnvironment() {
    return new OpenRequest(
        System.getenv("JKDUMP_VMLINUX"),
        System.getenv("JKDUMP_VMCORE"),
        System.getenv("JKDUMP_SOCKET"),
        null,
        DEFAULT_TIMEOUT,
        text -> {});
  }

  /** The same with another crash program. */
  public OpenRequest withCrash(String program) {
    return new OpenRequest(vmlinux, vmcore, socket, program, timeout, progress);
  }

  /** The same with a listener for progress. */
  public OpenRequest withProgress(Consumer<String> listener) {
    return new OpenRequest(vmlinux, vmcore, socket, crash, timeout, listener);
  }
}
