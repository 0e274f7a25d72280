// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import org.jkdump.repl.program.StandardOutput;

/**
 * Standard input, output and error of a command line.
 *
 * @param out takes bytes; the snippets print to it in the charset of the terminal
 */
public record Streams(InputStream in, OutputStream out, PrintStream err) {
  /** The streams of this process. */
  static Streams standard() {
    return new Streams(System.in, new FileOutputStream(FileDescriptor.out), System.err);
  }

  /** The streams of {@link System} as they were. */
  record Before(InputStream in, PrintStream out, PrintStream err) {
    void restore() {
      System.setIn(in);
      System.setOut(out);
      System.setErr(err);
    }
  }

  Before install() {
    Before before = new Before(System.in, System.out, System.err);
    System.setIn(in);
    System.setErr(err);
    StandardOutput.install(out);
    return before;
  }
}
