// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jkdump.bridge.crash.Installation;
import org.jkdump.repl.session.Release;

/** Versions of jkdump, of Java and of crash. */
public final class Version {
  private Version() {}

  /** The versions, one a line. */
  static String text() {
    return String.format(
        "jkdump %s%nextension protocol %d%nJDK %s (%s)%ncrash %s%n",
        Release.version(),
        org.jkdump.bridge.crash.CrashProvider.PROTOCOL,
        System.getProperty("java.version"),
        System.getProperty("java.vendor"),
        crash());
  }

  /** {@link #text} and the contents of the installation. */
  static String detailed() {
    Path home = Installation.home();
    try {
      Contents contents = Contents.of(home);
      return text()
          + String.format(
              "%njkdump at %s%nJava at %s%ncrash is '%s', %s%n",
              home, System.getProperty("java.home"), crashProgram(), service(contents, crash()))
          + contents.text();
    } catch (IOException e) {
      return text() + e.getMessage();
    }
  }

  private static String service(Contents contents, String crash) {
    return contents.hasExtensionFor(crash)
        ? "served by its own build of the extension"
        : "served by the nearest build of the extension that fits, else by one made for it";
  }

  private static String crashProgram() {
    return System.getenv().getOrDefault("JKDUMP_CRASH", "crash");
  }

  private static String crash() {
    String program = crashProgram();
    try {
      Process process = new ProcessBuilder(program, "--version").redirectErrorStream(true).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(5, TimeUnit.SECONDS);
      return text.lines().filter(l -> l.startsWith("crash ")).findFirst().orElse("?").substring(6);
    } catch (IOException e) {
      return "not found (" + program + ")";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "?";
    }
  }
}
