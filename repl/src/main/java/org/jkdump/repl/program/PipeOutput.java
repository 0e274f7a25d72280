// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.program;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jkdump.bridge.posix.Posix;
import org.jkdump.repl.engine.execution.SnippetGuard;

/**
 * Output whose reader may go away, as {@code head} does. The snippet that prints then ends; output
 * of other threads is dropped.
 */
final class PipeOutput extends FilterOutputStream {
  private static final int BYTES = 8192;
  private volatile boolean broken;
  private volatile IOException failure;

  PipeOutput(OutputStream to) {
    super(new BufferedOutputStream(to, BYTES));
  }

  /** Why some output is lost though somebody reads it, as on a full disk; null if none is. */
  IOException failure() {
    return failure;
  }

  @Override
  public void write(int b) throws IOException {
    guarded(() -> out.write(b));
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    guarded(() -> out.write(bytes, from, length));
  }

  @Override
  public void flush() throws IOException {
    guarded(out::flush);
  }

  @Override
  public void close() throws IOException {
    guarded(out::close);
  }

  private interface Write {
    void run() throws IOException;
  }

  private void guarded(Write write) throws IOException {
    try {
      if (!broken) {
        write.run();
      }
    } catch (IOException e) {
      if (!isBrokenPipe(e)) {
        failure = failure == null ? e : failure;
        throw e;
      }
      broken = true;
    }
    if (broken) {
      SnippetGuard.endForBrokenPipe();
    }
  }

  private static boolean isBrokenPipe(IOException e) {
    // Java closes the pipe to a process that has ended.
    return "Stream closed".equals(e.getMessage()) || Posix.isBrokenPipe(e);
  }
}
