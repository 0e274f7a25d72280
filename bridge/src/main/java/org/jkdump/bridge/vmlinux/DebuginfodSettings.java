// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.vmlinux;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of the debuginfod client, as debuginfod-find(1) reads them.
 *
 * @param servers addresses without a slash at the end
 * @param cache directory of the files that the debuginfod client fetched
 * @param first time until a server's first byte: it unpacks a package of gigabytes before
 */
record DebuginfodSettings(List<URI> servers, Path cache, Duration first) {
  private static final int PATIENCE_SECONDS = 90;

  static DebuginfodSettings of(Map<String, String> environment, Path home) {
    List<URI> servers =
        Arrays.stream(environment.getOrDefault("DEBUGINFOD_URLS", "").trim().split("\\s+"))
            .filter(url -> url.matches("https?://[^/?#]+[^?#]*"))
            .flatMap(url -> uri(url.replaceFirst("/+$", "")).stream())
            .toList();
    String seconds = environment.getOrDefault("DEBUGINFOD_TIMEOUT", "");
    int patience = seconds.matches("[1-9]\\d{0,4}") ? Integer.parseInt(seconds) : PATIENCE_SECONDS;
    return new DebuginfodSettings(servers, cache(environment, home), Duration.ofSeconds(patience));
  }

  // A word that is no address, as ima:enforcing, is for the debuginfod client.
  private static Optional<URI> uri(String url) {
    try {
      return Optional.of(URI.create(url));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Path cache(Map<String, String> environment, Path home) {
    String own = environment.getOrDefault("DEBUGINFOD_CACHE_PATH", "");
    if (!own.isEmpty()) {
      return Path.of(own);
    }
    Path old = home.resolve(".debuginfod_client_cache");
    String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path cache = caches.isEmpty() ? home.resolve(".cache") : Path.of(caches);
    return Files.isDirectory(old) ? old : cache.resolve("debuginfod_client");
  }
}
