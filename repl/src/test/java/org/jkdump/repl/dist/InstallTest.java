// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jkdump.repl.dist.SelfContained.Result;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("make install")
class InstallTest {
  @TempDir Path directory;

  @Test
  @DisplayName("replaces an older installation as a whole, and make uninstall removes all of it")
  void installAndRemove() throws IOException {
    assertEquals("", place("install", directory.toString(), "$PWD/bridge/target").text());
    List<Path> installed = files();
    Path lib = directory.resolve("lib/jkdump/lib");
    assertTrue(installed.contains(directory.resolve("share/man/man1/jkdump.1.gz")));
    String startup = Files.readString(lib.resolveSibling("startup/kdump.jsh"));
    assertTrue(startup.startsWith("/env -class-path " + lib + "/"), startup);
    Files.writeString(lib.resolve("jkdump-api-0.0.jar"), "");
    assertEquals("", place("install", directory.toString(), "$PWD/bridge/target").text());
    assertEquals(installed, files());
    assertEquals("", place("remove", directory.toString(), "").text());
    assertEquals(List.of(), files());
  }

  @Test
  @DisplayName("leaves a directory alone that is no installation of jkdump")
  void foreignDirectory() throws IOException {
    Path file = Files.createDirectories(directory.resolve("lib/jkdump")).resolve("mine");
    Files.writeString(file, "text");
    refused(place("install", directory.toString(), ""), "is no installation of jkdump");
    refused(place("remove", directory.toString(), ""), "there is no jkdump in");
    assertEquals(List.of(file), files());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "relative", "~/home", "/a/../b", "/a b", "/a:b"})
  @DisplayName("refuses a PREFIX that is no place for it")
  void prefix(String prefix) throws IOException {
    refused(place("install", prefix, ""), "PREFIX='" + prefix.replaceFirst("/$", "") + "' ");
    assertEquals(List.of(), files());
  }

  private static void refused(Result result, String why) {
    assertEquals(1, result.status(), result.text());
    assertTrue(result.text().contains(why), result.text());
  }

  private Result place(String action, String prefix, String build) {
    String root = prefix.startsWith(directory.toString()) ? "" : directory.toString();
    return new SelfContained(directory)
        .run("repl/packaging/place " + action + " '" + prefix + "' '" + root + "' " + build);
  }

  private List<Path> files() throws IOException {
    try (var files = Files.walk(directory)) {
      return files.filter(file -> !Files.isDirectory(file)).sorted().toList();
    }
  }
}
