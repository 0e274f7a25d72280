// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.posix;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.attribute.UserPrincipal;

/** Questions to the operating system that Java can't ask. */
public final class Posix {
  public static final int STDIN = 0;
  public static final int STDOUT = 1;
  public static final int STDERR = 2;

  private static final int EPIPE = 32;

  private Posix() {}

  /** Loads JNA in the background, because the first call takes a tenth of a second. */
  public static void warmUp() {
    Thread thread = new Thread(Posix::load, "jkdump-posix");
    thread.setDaemon(true);
    thread.start();
  }

  private static void load() {
    try {
      LibC.geteuid();
    } catch (LinkageError e) {
      // The first call that matters fails, too, and says so.
    }
  }

  /** Whether a file descriptor of this process is a terminal. */
  public static boolean isTerminal(int fd) {
    return LibC.isatty(fd) == 1;
  }

  /** Effective user id of this process. */
  public static int effectiveUser() {
    return LibC.geteuid();
  }

  /** The principal of a user id; principals are equal if their ids are. */
  public static UserPrincipal user(int id) throws IOException {
    return FileSystems.getDefault()
        .getUserPrincipalLookupService()
        .lookupPrincipalByName(Integer.toString(id));
  }

  /** Whether a write failed because nobody reads the pipe any more (EPIPE). */
  public static boolean isBrokenPipe(IOException failure) {
    // Java hands on the number only as the system's sentence, in the language of the locale.
    return message(EPIPE).equals(failure.getMessage());
  }

  /** The system's sentence for an error number. */
  static String message(int error) {
    return LibC.strerror(error).getString(0, encoding());
  }

  /** The encoding in which Java exchanges texts with the operating system. */
  static String encoding() {
    return System.getProperty("sun.jnu.encoding");
  }
}
