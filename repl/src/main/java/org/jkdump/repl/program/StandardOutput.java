// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.program;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Objects;
import java.util.stream.Stream;

/** Standard output whose reader may go away. */
public final class StandardOutput {
  private StandardOutput() {}

  /** Makes {@link System#out} end the snippet if nobody reads any more. */
  public static void install() {
    PipeOutput pipe = new PipeOutput(new FileOutputStream(FileDescriptor.out));
    System.setOut(new PrintStream(pipe, true, charset()));
  }

  /** Encoding of the terminal, else of the locale. */
  public static Charset charset() {
    return Stream.of("stdout.encoding", "sun.stdout.encoding", "native.encoding")
        .map(System::getProperty)
        .filter(Objects::nonNull)
        .filter(Charset::isSupported)
        .map(Charset::forName)
        .findFirst()
        .orElse(Charset.defaultCharset());
  }
}
