// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;

/**
 * The program of a {@link WarmJvm}. Each command line gets a class loader of its own, so that it
 * finds the static state of a new process; only the JDK and its compiler stay warm.
 */
final class CommandServer {
  private CommandServer() {}

  public static void main(String[] none) throws Exception {
    DataInputStream requests = new DataInputStream(System.in);
    DataOutputStream replies = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
    System.setOut(System.err);
    try {
      while (true) {
        String[] arguments = new String[requests.readInt()];
        for (int i = 0; i < arguments.length; i++) {
          arguments[i] = text(requests);
        }
        answer(arguments, replies);
      }
    } catch (EOFException e) {
      // No more command lines.
    }
  }

  private static void answer(String[] arguments, DataOutputStream replies) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = run(arguments, out, new PrintStream(err, true, StandardCharsets.UTF_8));
    replies.writeInt(status);
    write(replies, out.toByteArray());
    write(replies, err.toByteArray());
    replies.flush();
  }

  private static int run(String[] arguments, OutputStream out, PrintStream err) throws Exception {
    try (URLClassLoader classes =
        new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
      Thread.currentThread().setContextClassLoader(classes);
      Class<?> streams = classes.loadClass("org.jkdump.repl.cli.Streams");
      Object given =
          streams
              .getConstructor(InputStream.class, OutputStream.class, PrintStream.class)
              .newInstance(new ByteArrayInputStream(new byte[0]), out, err);
      Class<?> main = classes.loadClass("org.jkdump.repl.cli.Main");
      return (int) main.getMethod("run", String[].class, streams).invoke(null, arguments, given);
    }
  }

  private static URL[] classPath() throws IOException {
    String[] entries = System.getProperty("java.class.path").split(File.pathSeparator);
    URL[] urls = new URL[entries.length];
    for (int i = 0; i < entries.length; i++) {
      urls[i] = new File(entries[i]).toURI().toURL();
    }
    return urls;
  }

  /** Reads a text with its length before it. */
  static String text(DataInputStream from) throws IOException {
    byte[] bytes = new byte[from.readInt()];
    from.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Writes bytes with their number before them. */
  static void write(DataOutputStream to, byte[] bytes) throws IOException {
    to.writeInt(bytes.length);
    to.write(bytes);
  }
}
