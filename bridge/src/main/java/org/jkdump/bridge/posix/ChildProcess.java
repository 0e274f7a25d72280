// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.posix;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program that runs in a session of its own: the terminal's ^C does not reach it, and signals go
 * to it together with its children. Standard error goes where standard output goes.
 */
public final class ChildProcess {
  private static final int SIGKILL = 9;
  private static final int SIGTERM = 15;
  // Bit that a shell adds to the signal's number for its exit status.
  private static final int SIGNALLED = 128;

  private static final short POSIX_SPAWN_SETSID = 0x80;
  private static final int P_PID = 1;
  private static final int WEXITED = 4;
  private static final int WNOWAIT = 0x1000000;
  private static final int EINTR = 4;
  // Larger than posix_spawn_file_actions_t and posix_spawnattr_t of glibc and musl.
  private static final int ROOM = 512;

  private final int pid;
  private final OutputStream input;
  private final InputStream output;
  private final CompletableFuture<Integer> exit = new CompletableFuture<>();

  private ChildProcess(int pid, OutputStream input, InputStream output) {
    this.pid = pid;
    this.input = input;
    this.output = output;
    Thread reaper = new Thread(this::reap, "jkdump-child-" + pid);
    reaper.setDaemon(true);
    reaper.start();
  }

  /**
   * Starts a program.
   *
   * @param command name or path, and arguments
   * @throws IOException in the system's words
   */
  public static ChildProcess start(List<String> command, Map<String, String> environment)
      throws IOException {
    try (Pipe in = Pipe.open();
        Pipe out = Pipe.open()) {
      OutputStream input = in.output();
      InputStream output = out.input();
      int pid = spawn(command, environment, in.readEnd(), out.writeEnd());
      return new ChildProcess(pid, input, output);
    }
  }

  public long pid() {
    return pid;
  }

  /** Standard input of the program. */
  public OutputStream input() {
    return input;
  }

  /** Output of the program. */
  public InputStream output() {
    return output;
  }

  /**
   * Waits until the program ends.
   *
   * @return its exit status, or 128 and the number of the signal that killed it; absent if it still
   *     runs
   */
  public OptionalInt exit(long seconds) throws InterruptedException {
    try {
      return OptionalInt.of(exit.get(seconds, TimeUnit.SECONDS));
    } catch (TimeoutException e) {
      return OptionalInt.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks the program and its children to end (SIGTERM). */
  public void terminate() {
    signal(SIGTERM);
  }

  /** Ends the program and its children at once (SIGKILL). */
  public void kill() {
    signal(SIGKILL);
  }

  // The id may belong to another process as soon as the child is reaped.
  private synchronized void signal(int number) {
    if (!exit.isDone()) {
      LibC.kill(-pid, number);
    }
  }

  private void reap() {
    while (LibC.waitid(P_PID, pid, null, WEXITED | WNOWAIT) != 0
        && Native.getLastError() == EINTR) {}
    synchronized (this) {
      IntByReference status = new IntByReference();
      LibC.waitpid(pid, status, 0);
      int signal = status.getValue() & 0x7f;
      exit.complete(signal == 0 ? status.getValue() >> 8 & 0xff : SIGNALLED + signal);
    }
  }

  private static int spawn(List<String> command, Map<String, String> environment, int in, int out)
      throws IOException {
    try (Memory actions = new Memory(ROOM);
        Memory attributes = new Memory(ROOM)) {
      LibC.posix_spawn_file_actions_init(actions);
      LibC.posix_spawn_file_actions_adddup2(actions, in, Posix.STDIN);
      LibC.posix_spawn_file_actions_adddup2(actions, out, Posix.STDOUT);
      LibC.posix_spawn_file_actions_adddup2(actions, out, Posix.STDERR);
      LibC.closeFrom(actions, Posix.STDERR + 1);
      LibC.posix_spawnattr_init(attributes);
      LibC.posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSID);
      try {
        return spawn(actions, attributes, texts(command), texts(assignments(environment)));
      } finally {
        LibC.posix_spawn_file_actions_destroy(actions);
        LibC.posix_spawnattr_destroy(attributes);
      }
    }
  }

  private static int spawn(
      Pointer actions, Pointer attributes, Pointer arguments, Pointer environment)
      throws IOException {
    IntByReference pid = new IntByReference();
    Pointer file = arguments.getPointer(0);
    int error = LibC.posix_spawnp(pid, file, actions, attributes, arguments, environment);
    if (error != 0) {
      throw new IOException(Posix.message(error));
    }
    return pid.getValue();
  }

  private static List<String> assignments(Map<String, String> environment) {
    return environment.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
  }

  private static Pointer texts(List<String> texts) {
    return new StringArray(texts.toArray(String[]::new), Posix.encoding());
  }
}
