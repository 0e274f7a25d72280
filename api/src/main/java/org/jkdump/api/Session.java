// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jkdump.log.PyLog;
import org.jkdump.memory.PageCache;
import org.jkdump.target.OpenRequest;
import org.jkdump.target.TargetProvider;

/** The kernel and the log that the snippets of one prompt share. */
public final class Session {
  /** Deadline of crash commands in the background, where nobody names another. */
  public static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(120);

  private final PyLog log;
  private final RunSettings runSettings;
  private final RunSettings.Setting<Struct> readmemTask;
  private final RunSettings.Setting<Long> maxel;
  private final RunSettings.Setting<Duration> commandTimeout;
  private long cacheBytes = PageCache.DEFAULT_BYTES;
  private OpenRequest request = OpenRequest.fromEnvironment();
  private List<String> args = List.of();
  private Kernel kernel;

  /**
   * @param live is given each log line that is to be shown at once
   */
  public Session(Consumer<String> live) {
    this.log = new PyLog(live);
    this.runSettings = new RunSettings(log);
    this.readmemTask = runSettings.add(null);
    this.maxel = runSettings.add(0L);
    this.commandTimeout = runSettings.add(COMMAND_TIMEOUT);
  }

  /** Settings that are back at their defaults when the next snippet run begins. */
  public RunSettings runSettings() {
    return runSettings;
  }

  /** Entries at which lists are cut in this run, 0 for no limit. */
  public long maxel() {
    return maxel.get();
  }

  /** Cuts lists at so many entries until this run is over. */
  public void maxel(long entries) {
    maxel.set(entries);
  }

  /** After how long crash commands in the background are killed; zero for never. */
  public RunSettings.Setting<Duration> commandTimeout() {
    return commandTimeout;
  }

  public PyLog log() {
    return log;
  }

  /** The task whose user memory {@code readmem} reads; null where none was named in this run. */
  public RunSettings.Setting<Struct> readmemTask() {
    return readmemTask;
  }

  /** Sets what {@link #kernel()} opens where nothing is open. */
  public synchronized void expect(OpenRequest wanted) {
    request = wanted;
  }

  /** What {@link #kernel()} opens where nothing is open. */
  public synchronized OpenRequest expected() {
    return request;
  }

  /** What was given to the saved snippet that runs. */
  public synchronized List<String> args() {
    return args;
  }

  /** Sets what saved snippets are given. */
  public synchronized void args(List<String> given) {
    args = List.copyOf(given);
  }

  /** Bytes of memory that kernels opened from now on keep. */
  public synchronized void cacheBytes(long bytes) {
    cacheBytes = bytes;
  }

  /** Opens a kernel and makes it the current one; the one before stays open. */
  public synchronized Kernel open(OpenRequest wanted) {
    kernel = new Kernel(TargetProvider.find().open(wanted), log, cacheBytes);
    kernel.warmUp();
    return kernel;
  }

  /** The current kernel; opens what is expected where there is none. */
  public synchronized Kernel kernel() {
    return kernel != null ? kernel : open(request);
  }

  /** Whether a kernel is open. */
  public synchronized boolean isOpen() {
    return kernel != null;
  }

  /** Closes the current kernel. */
  public synchronized void close() {
    if (kernel != null) {
      kernel.close();
      kernel = null;
    }
  }
}
