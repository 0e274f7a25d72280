// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine.execution;

/** The thread of one snippet run, which can be asked to stop. */
final class SnippetThread extends Thread {
  private volatile boolean stopped;

  SnippetThread(Runnable body) {
    super(body, "snippet");
    setDaemon(true);
  }

  /** Interrupts a sleep or wait; loops in snippets end at their next turn. */
  void requestStop() {
    stopped = true;
    interrupt();
  }

  boolean isStopped() {
    return stopped;
  }
}
