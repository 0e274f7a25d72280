// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Oracle: a crash of its own, without the extension, with commands on its standard input. */
final class PlainCrash implements AutoCloseable {
  private final Process process;
  private final InputStream output;
  private final OutputStream input;
  private int marks;

  PlainCrash(String program, String vmlinux, String vmcore) {
    ProcessBuilder builder = new ProcessBuilder(program, "-s", vmlinux, vmcore);
    builder.redirectErrorStream(true).environment().put("TERM", "dumb");
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("can't run " + program, e);
    }
    output = process.getInputStream();
    input = process.getOutputStream();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  /** Returns the output of each command, byte for byte. */
  synchronized String[] run(String... lines) {
    String[] outputs = new String[lines.length];
    try {
      for (int i = 0; i < lines.length; i++) {
        outputs[i] = answer(lines[i]);
      }
      return outputs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // GDB prints a mark after a command's text, which shows its end.
  private String answer(String line) throws IOException {
    String mark = "==== jkdump " + marks++ + " ====";
    String script = line + "\ngdb printf \"" + mark + "\\n\"\n";
    input.write(script.getBytes(StandardCharsets.UTF_8));
    input.flush();
    StringBuilder said = new StringBuilder();
    byte[] buffer = new byte[1 << 16];
    while (said.indexOf(mark + "\n", Math.max(0, said.length() - buffer.length - 99)) < 0) {
      int n = output.read(buffer);
      if (n < 0) {
        throw new IOException("crash ended at '" + line + "':\n" + said);
      }
      said.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
    }
    String text = said.substring(0, said.indexOf(mark + "\n"));
    return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
