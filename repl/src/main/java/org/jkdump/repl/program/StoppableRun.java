// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.program;

import org.jkdump.repl.engine.Engine;

/**
 * The run of a program, which can be stopped before its engine is there: a thread that compiles
 * must not be interrupted.
 */
final class StoppableRun {
  private Engine engine;
  private boolean stopped;

  /** The engine is ready. */
  Engine with(Engine made) {
    if (begun(made)) {
      made.stop();
    }
    return made;
  }

  /** Ends it, and what it runs, as soon as that can be done. */
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
