// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.vmlinux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DebuginfodSettingsTest {
  @TempDir private Path home;

  private DebuginfodSettings settings(String name, String value) {
    return DebuginfodSettings.of(Map.of(name, value), home);
  }

  @Test
  void serversAreSeparatedByBlanks() {
    assertEquals(
        List.of(URI.create("https://a.example"), URI.create("http://b.example:8002/c")),
        settings(
                "DEBUGINFOD_URLS",
                " https://a.example/  ima:enforcing http://b.example:8002/c// file:///x https:// ")
            .servers());
    assertEquals(List.of(), settings("DEBUGINFOD_URLS", "").servers());
    assertEquals(List.of(), settings("PATH", "").servers());
  }

  @ParameterizedTest
  @CsvSource({"5, 5", "0, 90", "soon, 90", "-1, 90", "9999999999, 90"})
  void thePatienceWithAServer(String value, int seconds) {
    assertEquals(seconds, settings("DEBUGINFOD_TIMEOUT", value).first().toSeconds());
  }

  @Test
  void theClientsCache() throws Exception {
    assertEquals(Path.of("/x/y"), settings("DEBUGINFOD_CACHE_PATH", "/x/y").cache());
    assertEquals(Path.of("/x/debuginfod_client"), settings("XDG_CACHE_HOME", "/x").cache());
    assertEquals(home.resolve(".cache/debuginfod_client"), settings("PATH", "").cache());
    Path old = Files.createDirectory(home.resolve(".debuginfod_client_cache"));
    assertEquals(old, settings("XDG_CACHE_HOME", "/x").cache());
  }
}
