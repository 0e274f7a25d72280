// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import java.io.File;
import java.util.List;

/** Processes and descriptors in /proc of this JVM and of the crash of {@link Dump#kernel}. */
final class Processes {
  private static final int PATIENCE_MS = 10_000;

  private Processes() {}

  /** Waits until crash has children. */
  static void awaitChildren() throws InterruptedException {
    await(true);
  }

  /** Waits until crash has no children any more, not even zombies. */
  static void awaitNoChildren() throws InterruptedException {
    await(false);
  }

  /** Returns the number of open descriptors of crash and of this JVM together. */
  static int descriptors() {
    return open("self") + open(Long.toString(Dump.kernel().target().crash().pid()));
  }

  private static void await(boolean wanted) throws InterruptedException {
    for (int i = 0; i < PATIENCE_MS / 10 && children().isEmpty() == wanted; i++) {
      Thread.sleep(10);
    }
    if (children().isEmpty() == wanted) {
      throw new AssertionError("crash's children: " + children());
    }
  }

  private static List<ProcessHandle> children() {
    long pid = Dump.kernel().target().crash().pid();
    return ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants).toList();
  }

  private static int open(String process) {
    return new File("/proc/" + process + "/fd").list().length;
  }
}
