// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.vmlinux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jkdump.bridge.file.Unpacker;

/**
 * Places where a kernel's vmlinux usually lies.
 *
 * @param root directory of the system's places, {@code /}
 * @param cache jkdump's directory of vmlinux files
 * @param client directory of the debuginfod client's files
 */
record VmlinuxPlaces(Path root, Path cache, Path client) {
  private static final int MOST_BESIDE = 10_000;

  // Debian and Ubuntu; Fedora, RHEL and SUSE; kernels built on this machine. %s is the release.
  private static final List<String> BY_RELEASE =
      List.of(
          "usr/lib/debug/boot/vmlinux-%s",
          "usr/lib/debug/boot/vmlinux-%s.debug",
          "usr/lib/debug/lib/modules/%s/vmlinux",
          "usr/lib/debug/lib/modules/%s/vmlinux.debug",
          "usr/lib/debug/usr/lib/modules/%s/vmlinux",
          "usr/lib/debug/usr/lib/modules/%s/vmlinux.debug",
          "lib/modules/%s/build/vmlinux",
          "lib/modules/%s/vmlinux",
          "lib/modules/%s/vmlinux.gz",
          "lib/modules/%s/vmlinux.xz",
          "lib/modules/%s/vmlinux.zst",
          "boot/vmlinux-%s",
          "boot/vmlinux-%s.gz",
          "boot/vmlinux-%s.xz",
          "boot/vmlinux-%s.zst");

  /** The cached file of a build. */
  Path cached(String buildId) {
    return cache.resolve(buildId).resolve("vmlinux");
  }

  /** The files that exist, the likeliest first; the stream looks lazily. */
  Stream<Path> candidates(KernelId wanted, List<Path> dumps) {
    Stream<Path> system = Stream.concat(byBuildId(wanted.buildId()), byRelease(wanted.release()));
    Stream<Path> beside =
        dumps.stream()
            .map(dump -> dump.toAbsolutePath().getParent())
            .distinct()
            .flatMap(directory -> beside(directory, wanted.release()));
    return Stream.concat(system, beside)
        .filter(file -> Files.isRegularFile(file) && !isEmpty(file))
        .map(VmlinuxPlaces::real)
        .distinct();
  }

  private Stream<Path> byBuildId(String id) {
    if (id.isEmpty()) {
      return Stream.empty();
    }
    Path debug = root.resolve("usr/lib/debug/.build-id").resolve(id.substring(0, 2));
    return Stream.of(
        cached(id),
        debug.resolve(id.substring(2) + ".debug"),
        client.resolve(id).resolve("debuginfo"));
  }

  private Stream<Path> byRelease(String release) {
    return release.isEmpty()
        ? Stream.empty()
        : BY_RELEASE.stream().map(place -> root.resolve(String.format(place, release)));
  }

  private static Stream<Path> beside(Path directory, String release) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .limit(MOST_BESIDE)
          .filter(file -> rank(file, release) > 0)
          .sorted((a, b) -> compare(a, b, release))
          .toList()
          .stream();
    } catch (IOException | UncheckedIOException e) {
      return Stream.empty();
    }
  }

  private static int compare(Path a, Path b, String release) {
    int order = Integer.compare(rank(a, release), rank(b, release));
    return order == 0 ? a.compareTo(b) : order;
  }

  // 0 for a file that is no candidate. A compressed one takes long to look into, so it has to bear
  // the release, or none.
  private static int rank(Path file, String release) {
    String name = file.getFileName().toString();
    boolean exact = name.matches("vmlinux(\\.debug)?(\\.(xz|zst|gz))?");
    boolean named = !release.isEmpty() && name.startsWith("vmlinux") && name.contains(release);
    if (exact || named) {
      return Unpacker.isPacked(file) ? 2 : 1;
    }
    boolean likely =
        name.startsWith("vmlinux") || name.endsWith(".debug") && !name.endsWith(".ko.debug");
    return likely && !Unpacker.isPacked(file) ? 3 : 0;
  }

  // The debuginfod client keeps an empty file where a server had none.
  private static boolean isEmpty(Path file) {
    try {
      return Files.size(file) == 0;
    } catch (IOException e) {
      return true;
    }
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file;
    }
  }
}
