// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Wrong options of {@code jkdump replay} are refused at once, before a dump is opened. */
@ExtendWith(Shared.class)
class ReplayOptionsTest {
  private static final int USAGE = 2;
  private WarmJvm jvm;
  private Path directory;

  @BeforeEach
  void program(WarmJvm warm) throws IOException {
    jvm = warm;
    directory = warm.directory();
    Files.writeString(directory.resolve("p.jsh"), "1 + 1\n");
  }

  @Test
  void recordingAndCheckingAtOnce() {
    refused(
        USAGE, "--record and --check exclude each other", "p.jsh", "--record", "a", "--check", "b");
  }

  @Test
  void masksForNothing() {
    refused(USAGE, "--mask goes with --record or --check", "p.jsh", "--mask", "times");
  }

  @Test
  void aMaskThatIsNone() {
    refused(
        USAGE,
        "--mask 'pid=(\\d+': Unclosed group\n  pid=(\\d+\n          ^\n",
        "p.jsh",
        "--record",
        "a",
        "--mask",
        "pid=(\\d+");
    refused(USAGE, "did you mean 'addresses'?", "p.jsh", "--check", "a", "--mask", "adresses");
  }

  @Test
  void aMaskOfAProgramThatIsNone() throws IOException {
    Files.writeString(directory.resolve("m.jsh"), "1\n// mask: a(\n");
    refused(1, "m.jsh:2: mask 'a(': Unclosed group", "m.jsh", "--record", "a");
  }

  @Test
  void dumpsThatAreNone() {
    refused(USAGE, "--dump takes VMCORE or VMLINUX:VMCORE, not ''", "p.jsh", "--dump", "");
    refused(USAGE, "no colon in it leaves two files", "p.jsh", "--dump", "a:b:c");
    refused(USAGE, "exclude each other", "p.jsh", "--dump", "a:b", "--vmlinux", "v");
  }

  @Test
  void nothingToRun() {
    refused(USAGE, "Missing required parameter: 'FILE.jsh...'", "--record", "a");
    refused(USAGE, "Usage: jkdump replay", "--json");
  }

  @Test
  void recordingsThatAreNone() throws IOException {
    refused(1, "there is no recording nowhere", "--check", "nowhere");
    refused(1, "p.jsh is no recording: it is a file", "--check", "p.jsh");
    refused(1, "p.jsh is a file: a recording is a directory", "p.jsh", "--record", "p.jsh");
    refused(
        1, "is not a recording: p.jsh is not of one; it stays as it is", "p.jsh", "--record", ".");
    refused(1, "is not a recording: it has no recording.txt", "--check", ".");
    Path half = Files.createDirectory(directory.resolve("half"));
    Files.writeString(half.resolve("recording.txt"), "jkdump recording 1\nby 0.1.0\n");
    refused(1, "half-written or changed recording: SHA256SUMS", "--check", "half");
    Files.writeString(half.resolve("recording.txt"), "jkdump recording 2\nby 9.9\n");
    refused(1, "of format 2, made by jkdump 9.9; this jkdump reads format 1", "--check", "half");
    refused(1, "the recording p.jsh/deep can't be written", "p.jsh", "--record", "p.jsh/deep");
  }

  @Test
  void aRecordingOfOneDumpIsNotMadeOneOfSeveral() throws IOException {
    Path one = Files.createDirectory(directory.resolve("one"));
    Files.writeString(one.resolve("recording.txt"), "jkdump recording 1\nby 0.1.0\n");
    refused(1, "is the recording of one dump", "p.jsh", "--record", "one", "--dump", "a:b");
  }

  private void refused(int status, String text, String... arguments) {
    List<String> all = new ArrayList<>(List.of("replay"));
    all.addAll(List.of(arguments));
    Run run = jvm.jkdump(all.toArray(String[]::new));
    assertTrue(run.err().contains(text), run.err());
    assertEquals("", run.out());
    assertEquals(status, run.status(), run.err());
  }
}
