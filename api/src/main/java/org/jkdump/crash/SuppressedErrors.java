// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.crash;

import org.jkdump.kernel.Kernel;
import org.jkdump.target.TargetException;

/**
 * While it is open crash's own error messages go to a file instead of the text of a command; for
 * {@code try (var quiet = suppressCrashErrors()) { ... }}. Named after PyKdump's {@code
 * SuppressCrashErrors}; uses crash's {@code set error}.
 */
public final class SuppressedErrors implements AutoCloseable {
  private static final String LEAD = "error:";
  private final Kernel kernel;
  private final String before;

  /**
   * @param file where the messages go, such as {@code /dev/null}
   */
  public SuppressedErrors(Kernel kernel, String file) {
    this.kernel = kernel;
    this.before = target(kernel.command("set error"));
    String said = kernel.command("set error " + file);
    if (!target(said).equals(file)) {
      throw new TargetException("crash can't write its errors to " + file + ": " + said.strip());
    }
  }

  private static String target(String said) {
    String text = said.strip();
    return text.startsWith(LEAD) ? text.substring(LEAD.length()).strip() : text;
  }

  /** Errors go where they went before. */
  @Override
  public void close() {
    kernel.command("set error " + before);
  }
}
