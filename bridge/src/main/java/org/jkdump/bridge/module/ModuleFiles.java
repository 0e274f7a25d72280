// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.module;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Looks for a module's file with debuginfo, in PyKdump's order of places. */
final class ModuleFiles {
  private static final int DEPTH = 16;
  // The dump may lie in a directory of all sorts of things, such as /tmp or the home directory.
  private static final int DEPTH_AT_DUMP = 2;
  private static final List<String> SUFFIXES =
      List.of(".ko.debug", ".o.debug", ".ko", ".o", ".ko.xz", ".ko.zst", ".ko.gz");

  private final List<Path> places;
  private final Path dumpDirectory;

  private ModuleFiles(List<Path> places, Path dumpDirectory) {
    this.places = places;
    this.dumpDirectory = dumpDirectory;
  }

  /**
   * The places for a kernel.
   *
   * @param root directory of all places, {@code /}
   * @param release as {@code uname -r} prints it
   * @param dump the dump's file, or an empty text
   */
  static ModuleFiles of(Path root, String release, String dump) {
    Path lib = root.resolve("usr/lib");
    Path dumpDirectory = Path.of(dump).toAbsolutePath().getParent();
    Stream<Path> places =
        Stream.of(
            lib.resolve("debug/lib/modules").resolve(release),
            lib.resolve("kernel-image-" + release + "-dbg/lib/modules").resolve(release),
            dump.isEmpty() ? null : dumpDirectory,
            root.resolve("lib/modules").resolve(release));
    return new ModuleFiles(places.filter(place -> place != null).toList(), dumpDirectory);
  }

  /** The places, in their order. */
  List<Path> places() {
    return places;
  }

  /**
   * The files of a module's name, place by place, in each the likeliest first; {@code -} and {@code
   * _} are the same.
   *
   * @param looking is given each place before the search there
   */
  Stream<Path> find(String module, Consumer<Path> looking) {
    return places.stream().filter(Files::isDirectory).peek(looking).flatMap(p -> in(p, module));
  }

  private Stream<Path> in(Path place, String module) {
    List<Path> found = new ArrayList<>();
    int depth = place.equals(dumpDirectory) ? DEPTH_AT_DUMP : DEPTH;
    try {
      Files.walkFileTree(
          place,
          Set.of(FileVisitOption.FOLLOW_LINKS),
          depth,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile() && rank(file, module) >= 0) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }

            // One directory that can't be read, or a circle of links, costs itself only.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      // The files found before are good.
    }
    return found.stream()
        .sorted(Comparator.comparingInt((Path file) -> rank(file, module)).thenComparing(f -> f));
  }

  // Index of the file's suffix; -1 if the file is not the module's.
  private static int rank(Path file, String module) {
    String name = file.getFileName().toString();
    int dot = name.indexOf('.');
    boolean same = dot > 0 && plain(name.substring(0, dot)).equals(plain(module));
    return same ? SUFFIXES.indexOf(name.substring(dot)) : -1;
  }

  private static String plain(String name) {
    return name.replace('-', '_');
  }
}
