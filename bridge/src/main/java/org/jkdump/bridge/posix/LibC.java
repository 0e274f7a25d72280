// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.posix;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/** Functions of the C library, mapped at the first use of this class. */
final class LibC {
  private static final String NAME = "c";

  static {
    Native.register(NAME);
  }

  private LibC() {}

  static native int isatty(int fd);

  static native int geteuid();

  static native Pointer strerror(int error);

  static native int pipe2(Memory fds, int flags);

  static native int close(int fd);

  static native int kill(int pid, int signal);

  static native int waitid(int kind, int id, Pointer info, int options);

  static native int waitpid(int pid, IntByReference status, int options);

  static native int posix_spawn_file_actions_init(Pointer actions);

  static native int posix_spawn_file_actions_adddup2(Pointer actions, int from, int to);

  static native int posix_spawn_file_actions_destroy(Pointer actions);

  static native int posix_spawnattr_init(Pointer attributes);

  static native int posix_spawnattr_setflags(Pointer attributes, short flags);

  static native int posix_spawnattr_destroy(Pointer attributes);

  static native int posix_spawnp(
      IntByReference pid,
      Pointer file,
      Pointer actions,
      Pointer attributes,
      Pointer arguments,
      Pointer environment);

  /** Makes a child close all file descriptors from one on, if the C library (glibc 2.34) can. */
  static void closeFrom(Pointer actions, int first) {
    try {
      NativeLibrary.getInstance(NAME)
          .getFunction("posix_spawn_file_actions_addclosefrom_np")
          .invokeInt(new Object[] {actions, first});
    } catch (UnsatisfiedLinkError e) {
      // The child keeps sockets of this JVM until it ends.
    }
  }
}
