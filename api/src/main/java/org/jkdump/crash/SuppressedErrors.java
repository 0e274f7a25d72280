// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.crash;

import org.jkdump.kernel.Kernel;
import org.jkdump.target.TargetException;

/**
 * Redirection of crash's own error messages to a file instead of the text of commands, until it is
 * closed: PyKdump's {@code SuppressCrashErrors}. {@code try (var quiet = suppressCrashErrors()) {
 * ... }} uses crash's {@code set error}.
 */
public final class SuppressedErrors implements AutoCloseable {
  private static final String LEAD = "error:";
  private final Kernel kernel;
  private final String before;

  /**
   * @param file receives the messages, such as {@code /dev/null}
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

  /** Restores the previous destination of error messages. */
  @Override
  public void close() {
    kernel.command("set error " + before);
  }
}
