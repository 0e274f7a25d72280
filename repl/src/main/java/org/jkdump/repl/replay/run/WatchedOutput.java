// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.run;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jkdump.repl.program.StandardOutput;

/**
 * Output of watched programs. A reader that goes away, as {@code head} does, does not end the
 * programs, so that recordings are whole.
 *
 * @param isQuiet whether nothing is shown
 */
public record WatchedOutput(PrintStream out, boolean isQuiet) {

  /** Standard output. */
  public static WatchedOutput shown() {
    return new WatchedOutput(new PrintStream(bytes(), true, StandardOutput.charset()), false);
  }

  /** No output at all. */
  public static WatchedOutput quiet() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    return new WatchedOutput(new PrintStream(nowhere, false, StandardCharsets.UTF_8), true);
  }

  /** Standard output as bytes. */
  public static OutputStream bytes() {
    return new BufferedOutputStream(StandardOutput.bytes());
  }
}
