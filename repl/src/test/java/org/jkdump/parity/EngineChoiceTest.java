// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jkdump.target.DumpEngine;
import org.jkdump.target.OpenException;
import org.jkdump.target.OpenRequest;
import org.jkdump.target.Target;
import org.jkdump.target.TargetProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Crash as the engine finds the vmlinux that nobody named. */
@Tag("dump")
class EngineChoiceTest {
  @TempDir private Path root;

  private static Target open(OpenRequest request) {
    return TargetProvider.find().open(request.withVmlinux(null));
  }

  // The addresses are another kernel's, so that the file doesn't prove right.
  private OpenRequest disproved(String release) throws IOException {
    Path info = root.resolve("vmcoreinfo");
    Files.writeString(info, "OSRELEASE=" + release + "\nSYMBOL(swapper_pg_dir)=ffffffff81000000\n");
    return Dump.request(Dump.vmcore()).withReading(new OpenRequest.Reading(info.toString(), false));
  }

  @Test
  void crashFindsTheVmlinux() {
    OpenRequest request = Dump.request(Dump.vmcore()).withEngine(DumpEngine.CRASH);
    try (Target crash = open(request)) {
      assertEquals(Dump.property("release"), crash.facts().get("release"));
    }
  }

  @Test
  void autoTakesCrashWhereTheFileDoesNotProveRight() throws IOException {
    OpenRequest request = disproved(Dump.property("release")).withEngine(DumpEngine.AUTO);
    try (Target crash = open(request)) {
      assertTrue(
          crash.warnings().get(0).startsWith("opened with crash: "), crash.warnings()::toString);
    }
  }

  @Test
  void aMissingVmlinuxIsNamedWithItsPackage() throws IOException {
    OpenRequest request = disproved("1.2.3-4-amd64").withEngine(DumpEngine.CRASH);
    OpenException e = assertThrows(OpenException.class, () -> open(request));
    assertTrue(e.getMessage().contains("linux-image-1.2.3-4-amd64-dbg"), e::getMessage);
  }

  @Test
  void aFileThatDoesNotTellItsKernelNeedsTheVmlinux() throws IOException {
    Path dump = Files.writeString(root.resolve("vmcore"), "DISKDUMP" + "\0".repeat(8192));
    OpenRequest request = Dump.request(dump.toString());
    OpenException crash =
        assertThrows(OpenException.class, () -> open(request.withEngine(DumpEngine.CRASH)));
    assertTrue(crash.getMessage().contains("name the vmlinux"), crash::getMessage);
    OpenException auto =
        assertThrows(OpenException.class, () -> open(request.withEngine(DumpEngine.AUTO)));
    assertTrue(auto.getMessage().contains("old diskdump"), auto::getMessage);
  }
}
