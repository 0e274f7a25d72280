// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentsTest {
  private static final String BOM =
      """
      {"metadata": {"component": {"name": "jkdump-repl", "version": "1.0", "licenses": [
          {"license": {"id": "GPL-3.0-or-later"}}]}},
       "components": [
          {"name": "two", "version": "2.1", "licenses": [
            {"license": {"id": "MIT"}}, {"license": {"name": "Its own"}}],
           "externalReferences": [
             {"type": "vcs", "url": "https://v"}, {"type": "website", "url": "https://w"}]},
          {"name": "free", "version": "3"}]}
      """;

  @TempDir Path home;

  @BeforeEach
  void install() throws IOException {
    file("lib/jkdump.cdx.json", BOM);
    file("lib/two-2.1.jar", "");
    file("lib/jkdump-repl-1.0.jar", "");
    file("lib/extension/8.0.2/jkdump.so", "");
    file("lib/extension/source/wire.h", "");
    file("startup/kdump.jsh", "// Loaded by jshell.\n");
    file("startup/look.jsh", "// Looks around. Then leaves.\n");
  }

  @Test
  void aLibraryHasItsLicensesAndItsHomePage() throws IOException {
    assertEquals(
        List.of(
            "free-3.jar (missing)",
            "jkdump-repl-1.0.jar GPL-3.0-or-later",
            "two-2.1.jar MIT or Its own https://w"),
        rows("LIBRARY"));
  }

  @Test
  void extensionsAndProgramsAreThoseThatLieThere() throws IOException {
    assertEquals(List.of("crash 8.0.2"), rows("EXTENSION"));
    assertEquals(List.of("look Looks around."), rows("PROGRAM"));
    Contents contents = Contents.of(home);
    assertTrue(contents.hasExtensionFor("8.0.2"));
    assertFalse(contents.hasExtensionFor("source"));
  }

  @Test
  void aRuntimeIsListedIfItCameAlong() throws IOException {
    assertFalse(Contents.of(home).text().contains("RUNTIME"));
    file("jre/release", "JAVA_VERSION=\"17.0.1\"\nMODULES=\"java.base jdk.jshell\"\n");
    assertEquals(List.of("java.base 17.0.1", "jdk.jshell 17.0.1"), rows("RUNTIME"));
  }

  @Test
  void theCommitIsUnknownIfTheBuildKnewNone() throws IOException {
    assertTrue(Contents.of(home).text().startsWith("commit unknown\n"));
    file("lib/commit", "abc of 2026-01-02, with changes\n");
    assertTrue(Contents.of(home).text().startsWith("commit abc of 2026-01-02, with changes\n"));
  }

  @Test
  void anInstallationWithoutAListSaysWhatToDo() throws IOException {
    Files.delete(home.resolve("lib/jkdump.cdx.json"));
    String said = assertThrows(IOException.class, () -> Contents.of(home)).getMessage();
    assertTrue(said.endsWith("jkdump.cdx.json is missing: run make"), said);
  }

  /** Lines of the table whose first column begins so, their blanks made one. */
  private List<String> rows(String header) throws IOException {
    return Contents.of(home)
        .text()
        .lines()
        .dropWhile(line -> !line.startsWith(header))
        .skip(2)
        .takeWhile(line -> !line.isEmpty())
        .map(line -> line.strip().replaceAll(" +", " "))
        .toList();
  }

  private void file(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
