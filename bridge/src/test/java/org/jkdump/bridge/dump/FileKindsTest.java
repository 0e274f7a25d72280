// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.jkdump.target.OpenException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileKindsTest {
  @TempDir Path directory;

  private void refused(String words, Path path) {
    String message =
        assertThrows(OpenException.class, () -> DumpOpener.open(List.of(path))).getMessage();
    assertTrue(message.contains(words) && message.contains(path.toString()), message);
  }

  private void refused(String words, byte[] bytes) throws IOException {
    refused(words, Files.write(directory.resolve("dump"), bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1f8b0800, gunzip",
    "0, fd377a585a00, unxz",
    "0, 28b52ffd, unzstd",
    "0, 425a68, bunzip2",
    "0, 04224d18, unlz4",
    "514, 48647253, vmlinuz",
    "56, 41524d64, kernel image",
    "4086, 533153555350454e44, hibernation",
    "0, 514649fb, qcow2",
    "0, d2bed2be, VMware",
    "0, 7f5669727475616c426f78205361766564537461746500, VirtualBox",
    "0, ed23 8f61 7301 19a8, LKCD",
    "0, 736164756d700000, sadump",
    "0, 4449534b44554d50, diskdump",
    "0, 7f454c460101, 32-bit",
    "0, 7f454c460202, big-endian",
    "0, 7f454c46020101000000000000000000 0200 3e00, vmlinux",
    "0, 7f454c46020101000000000000000000 0100 3e00, module",
    "0, 000102, no known kind",
  })
  void filesOfOtherKindsAreNamed(int offset, String hex, String words) throws IOException {
    byte[] sign = HexFormat.of().parseHex(hex.replace(" ", ""));
    byte[] bytes = new byte[8192];
    System.arraycopy(sign, 0, bytes, offset, sign.length);
    refused(words, bytes);
  }

  @Test
  void textIsNamed() throws IOException {
    refused("text", "[    0.000000] Linux version 5.10.0 – gcc\n".getBytes());
  }

  @Test
  void pathsWithoutAFileAreNamed() throws Exception {
    refused("there is no dump", directory.resolve("nothing"));
    refused("directory", directory);
    refused("empty", new byte[0]);
    refused("device", Path.of("/dev/zero"));
    refused("live", Path.of("/proc/version"));
    Path kcore = Files.createSymbolicLink(directory.resolve("kcore"), Path.of("/proc/version"));
    refused("live", kcore);
    Path pipe = directory.resolve("pipe");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    refused("pipe", pipe);
  }

  @Test
  void coresOfProcessesAreNamed() throws IOException {
    ElfWriter writer = new ElfWriter().load(0, new byte[4096], 4096).load(0, new byte[1], 1);
    writer.notes = Notes.note("CORE", 6, new byte[16]);
    refused("process", writer.bytes());
  }

  @Test
  void coresOfOtherMachinesAreNamed() throws IOException {
    ElfWriter writer = new ElfWriter().load(0, new byte[4096], 4096);
    writer.machine = 3;
    refused("machine", writer.bytes());
  }
}
