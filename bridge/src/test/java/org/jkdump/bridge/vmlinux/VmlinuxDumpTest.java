// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.vmlinux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jkdump.elf.BuildId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("dump")
class VmlinuxDumpTest {
  @TempDir private Path root;
  private final Properties testbed = new Properties();
  private final List<String> notes = new ArrayList<>();

  @BeforeEach
  void load() throws IOException {
    Path file = Path.of(System.getProperty("jkdump.testbed"), "testbed.properties");
    try (Reader in = Files.newBufferedReader(file)) {
      testbed.load(in);
    }
  }

  private Optional<Path> find(String release, String buildId) {
    DebuginfodSettings none = DebuginfodSettings.of(Map.of(), root);
    VmlinuxPlaces places = new VmlinuxPlaces(root, root.resolve("cache"), none.cache());
    List<Path> dumps = List.of(Path.of(testbed.getProperty("vmcore.zlib")));
    return new VmlinuxFiles(places, new Debuginfod(none))
        .find(release, buildId, dumps, text -> {}, notes::add);
  }

  @Test
  void theVmlinuxBesideTheDumpIsFound() {
    Path vmlinux = Path.of(testbed.getProperty("vmlinux"));
    String release = testbed.getProperty("release");
    VmlinuxFile file = VmlinuxFile.read(vmlinux);
    assertEquals(release, file.id().release());
    assertEquals(BuildId.of(vmlinux).orElseThrow(), file.id().buildId());
    assertTrue(file.debuginfo() && file.indexed());
    assertEquals(Optional.of(vmlinux), find(release, file.id().buildId()));
    assertEquals(Optional.of(vmlinux), find(release, ""));
    assertEquals(List.of(), notes);
  }

  @Test
  void theVmlinuxOfAnotherKernelIsNamed() {
    assertEquals(Optional.empty(), find("5.4.0", TestKernel.OTHER));
    assertEquals(1, notes.size(), notes.toString());
    assertTrue(notes.get(0).contains(testbed.getProperty("release")), notes.get(0));
  }
}
