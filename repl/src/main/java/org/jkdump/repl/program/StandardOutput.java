// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.program;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import org.jkdump.artwork.Style;

/** Standard output whose reader may go away. */
public final class StandardOutput {
  private static volatile OutputStream bytes = new FileOutputStream(FileDescriptor.out);

  private StandardOutput() {}

  /** Makes {@link System#out} end the snippet if nobody reads any more. */
  public static void install(OutputStream to) {
    bytes = to;
    System.setOut(new PrintStream(new PipeOutput(to), true, charset()));
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
