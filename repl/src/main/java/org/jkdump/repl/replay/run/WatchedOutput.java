// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.run;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jkdump.repl.program.StandardOutput;

/**
 * Where the output of programs goes that are watched. A reader who goes away, as {@code head} does,
 * does not end them, or they would be recorded by halves.
 *
 * @param isQuiet whether nobody sees it
 */
public record Screen(PrintStream out, boolean isQuiet) {

  /** Standard output. */
  public static Screen shown() {
    return new Screen(new PrintStream(bytes(), true, StandardOutput.charset()), false);
  }

  /** Nowhere. */
  public static Screen quiet() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    return new Screen(new PrintStream(nowhere, false, StandardCharsets.UTF_8), true);
  }

  /** Standard output as bytes. */
  public static OutputStream bytes() {
    return new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
  }
}
