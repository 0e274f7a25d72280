// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Request to open a dump or to join an endpoint.
 *
 * @param vmlinux path of the kernel with debuginfo, or null: it is looked for
 * @param vmcores paths of the dump's parts: one, several for a split dump, none for an endpoint
 * @param socket path of a running endpoint, or null
 * @param engine the reader of the dump
 * @param reading the ways to read the file
 * @param crash the crash to start
 * @param progress is given the running step in a few words
 */
public record OpenRequest(
    String vmlinux,
    List<String> vmcores,
    String socket,
    DumpEngine engine,
    Reading reading,
    CrashStart crash,
    Consumer<String> progress) {

  public OpenRequest {
    vmcores = List.copyOf(vmcores);
  }

  /**
   * The ways to read a dump's file.
   *
   * @param vmcoreinfo path of a file with the VMCOREINFO of a dump that has none, or null
   * @param zeroExcluded whether pages that makedumpfile left out read as zeros
   */
  public record Reading(String vmcoreinfo, boolean zeroExcluded) {
    /** The dump's own VMCOREINFO; excluded pages are an error. */
    public static final Reading PLAIN = new Reading(null, false);
  }

  /**
   * The crash to start.
   *
   * @param program path, or null for {@code JKDUMP_CRASH}, else the one on PATH
   * @param options of crash's command line, before the files
   * @param timeout limit of the start
   */
  public record CrashStart(String program, List<String> options, Duration timeout) {
    /** Long enough for the largest dumps on slow disks. */
    private static final Duration LONG = Duration.ofMinutes(30);

    public CrashStart {
      options = List.copyOf(options);
    }

    /** A program without options of its own. */
    public static CrashStart of(String program) {
      return new CrashStart(program, List.of(), LONG);
    }

    /** A program with options of its own. */
    public static CrashStart of(String program, List<String> options) {
      return new CrashStart(program, options, LONG);
    }
  }

  /**
   * A dump and its kernel.
   *
   * @param vmlinux path, or null
   */
  public static OpenRequest dump(String vmlinux, String vmcore) {
    return of(vmlinux, vmcore, null);
  }

  /** A running endpoint. */
  public static OpenRequest endpoint(String socket) {
    return of(null, null, socket);
  }

  /** The dump or endpoint that the environment names. */
  public static OpenRequest fromEnvironment() {
    return of(
        System.getenv("JKDUMP_VMLINUX"),
        System.getenv("JKDUMP_VMCORE"),
        System.getenv("JKDUMP_SOCKET"));
  }

  private static OpenRequest of(String vmlinux, String vmcore, String socket) {
    return new OpenRequest(
        vmlinux,
        Stream.ofNullable(vmcore).toList(),
        socket,
        DumpEngine.fromEnvironment(),
        Reading.PLAIN,
        CrashStart.of(null),
        text -> {});
  }

  /** Path of the dump, or of its first part; null without a dump. */
  public String vmcore() {
    return vmcores.isEmpty() ? null : vmcores.get(0);
  }

  /** The same with another vmlinux. */
  public OpenRequest withVmlinux(String path) {
    return new OpenRequest(path, vmcores, socket, engine, reading, crash, progress);
  }

  /** The same with another engine. */
  public OpenRequest withEngine(DumpEngine other) {
    return new OpenRequest(vmlinux, vmcores, socket, other, reading, crash, progress);
  }

  /** The same with other ways to read the file. */
  public OpenRequest withReading(Reading other) {
    return new OpenRequest(vmlinux, vmcores, socket, engine, other, crash, progress);
  }

  /** The same with another crash program. */
  public OpenRequest withCrash(String program) {
    return withCrash(CrashStart.of(program));
  }

  /** The same with another crash to start. */
  public OpenRequest withCrash(CrashStart other) {
    return new OpenRequest(vmlinux, vmcores, socket, engine, reading, other, progress);
  }

  /** The same with a listener for progress. */
  public OpenRequest withProgress(Consumer<String> listener) {
    return new OpenRequest(vmlinux, vmcores, socket, engine, reading, crash, listener);
  }
}
