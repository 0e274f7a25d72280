// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.lang.StackWalker.StackFrame;
import java.util.stream.Collectors;

/** Says from where in the user's code something was called. */
final class Caller {
  private static final int FRAMES = 4;

  private Caller() {}

  /** The user's methods, innermost first; empty where there are none. */
  static String chain() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .dropWhile(Caller::isOurs)
                    .takeWhile(frame -> !isLibrary(frame.getClassName()))
                    .limit(FRAMES)
                    .map(Caller::place)
                    .collect(Collectors.joining(" <- ")));
  }

  private static boolean isOurs(StackFrame frame) {
    String type = frame.getClassName();
    return type.startsWith("org.jkdump.api.") || isLibrary(type);
  }

  private static boolean isLibrary(String type) {
    return type.startsWith("java.") || type.startsWith("jdk.");
  }

  private static String place(StackFrame frame) {
    String type = frame.getClassName();
    String simple = type.substring(type.lastIndexOf('.') + 1);
    return simple + "." + frame.getMethodName() + ":" + frame.getLineNumber();
  }
}
