// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.program;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;
import org.jkdump.artwork.Style;
import org.jkdump.bridge.posix.Posix;

/** Standard output whose reader may go away. */
public final class StandardOutput {
  private static volatile OutputStream bytes = new FileOutputStream(FileDescriptor.out);
  private static volatile PipeOutput pipe = new PipeOutput(bytes);

  private StandardOutput() {}

  /** Makes {@link System#out} end the snippet if nobody reads any more. */
  public static void install(OutputStream to) {
    bytes = to;
    pipe = new PipeOutput(Posix.isTerminal(Posix.STDOUT) ? new TerminalOutput(to) : to);
    System.setOut(new PrintStream(pipe, true, charset()));
  }

  /** Why some output is lost though somebody reads it, as on a full disk; absent if none is. */
  public static Optional<IOException> failure() {
    return Optional.ofNullable(pipe.failure());
  }

  /** Standard output for bytes, beside {@link System#out}. */
  public static OutputStream bytes() {
    return bytes;
  }

  /** Encoding of the terminal, else of the locale. */
  public static Charset charset() {
    return Style.charset(System::getProperty);
  }
}
