// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.vmlinux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Small ELF file with a build-id and a kernel's banner, made by gcc. */
final class TestKernel {
  static final String ID = "00112233445566778899aabbccddeeff00112233";
  static final String OTHER = "ffeeddccbbaa99887766554433221100ffeeddcc";
  static final String RELEASE = "6.1.0-test";

  private TestKernel() {}

  /** Makes one with debuginfo. */
  static Path make(Path file, String buildId, String release) {
    return make(file, buildId, release, "-g");
  }

  /**
   * Makes one.
   *
   * @param buildId in hexadecimal; empty for none
   * @param options of gcc: {@code -g} for debuginfo, {@code -c} for an object that isn't linked
   */
  static Path make(Path file, String buildId, String release, String... options) {
    try {
      Files.createDirectories(file.getParent());
      Path source = Files.createTempFile(file.getParent(), "kernel", ".c");
      Files.writeString(
          source,
          "const char linux_banner[] = \"Linux version %s (gcc) #1\"; int panic_cpu;"
              .formatted(release));
      List<String> command = new ArrayList<>(List.of("gcc", "-nostdlib", "-static", "-Wl,-e,0"));
      command.add("-Wl,--build-id=" + (buildId.isEmpty() ? "none" : "0x" + buildId));
      command.addAll(List.of(options));
      command.addAll(List.of("-o", file.toString(), source.toString()));
      run(command.toArray(String[]::new));
      Files.delete(source);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes());
      assertEquals(0, process.waitFor(), said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
