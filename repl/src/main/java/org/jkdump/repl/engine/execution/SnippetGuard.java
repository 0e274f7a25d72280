// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine.execution;

/** Guard that the byte code of snippets calls; {@link SnippetTransformer} adds the calls. */
public final class SnippetGuard {
  private SnippetGuard() {}

  /** Ends the snippet if a stop was requested; every loop calls it. */
  public static void check() {
    if (Thread.currentThread() instanceof SnippetThread thread && thread.isStopped()) {
      throw new Stopped();
    }
  }

  /** Ends the snippet that runs in this thread, if any: nobody reads its output any more. */
  public static void endForBrokenPipe() {
    if (Thread.currentThread() instanceof SnippetThread) {
      throw new Exit(0);
    }
  }

  /** Stands in for {@link System#exit}. */
  public static void exit(int status) {
    throw new Exit(status);
  }

  /** Stands in for {@link Runtime#exit} and {@link Runtime#halt}. */
  public static void exit(Runtime runtime, int status) {
    throw new Exit(status);
  }

  /** A snippet that was stopped from outside. */
  static final class Stopped extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** A snippet that called {@link System#exit}. */
  public static final class Exit extends Error {
    private static final long serialVersionUID = 1L;

    Exit(int status) {
      super(Integer.toString(status), null, false, false);
    }
  }
}
