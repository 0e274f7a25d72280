// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.program;

import org.jkdump.repl.engine.Engine;

/**
 * Run of a program that can be stopped before its engine exists: a compiling thread must not be
 * interrupted.
 */
final class StoppableRun {
  private Engine engine;
  private boolean stopped;

  /** Takes the engine when it is ready. */
  Engine with(Engine made) {
    if (begun(made)) {
      made.stop();
    }
    return made;
  }

  /** Ends the program, and those that it runs, as soon as possible. */
  void stop() {
    Engine running = stopping();
    if (running != null) {
      running.stop();
    }
  }

  private synchronized boolean begun(Engine made) {
    engine = made;
    return stopped;
  }

  private synchronized Engine stopping() {
    stopped = true;
    return engine;
  }
}
