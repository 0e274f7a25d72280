// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule of the house: a room, and a package in it, uses only rooms and packages beneath it. */
class LayerRuleTest {
  private static final Map<String, List<String>> MAY_USE =
      Map.of(
          "artwork", List.of(),
          "api", List.of("artwork"),
          "bridge", List.of("api", "artwork"),
          "repl", List.of("bridge", "api", "artwork"));

  /** All packages; each may use only the packages before it. */
  private static final List<String> ORDER =
      List.of(
          ("artwork artwork.tree"
                  + " target log memo symbol memory elf cdecl type classes.store dwarf btf ctext walk"
                  + " variable kernel container generated classes crash session linux api"
                  + " bridge.posix bridge.file bridge.module bridge.vmlinux bridge.protocol bridge.crash"
                  + " bridge.dump.codec bridge.paging bridge.kallsyms bridge.dump bridge.target bridge.engine"
                  + " repl.engine.execution repl.engine repl.program repl.completion repl.ask repl.session"
                  + " repl.replay.mask repl.replay.run repl.replay.recording repl.replay.check"
                  + " repl.replay repl.prompt repl.stock repl.doctor repl.cli")
              .split(" "));

  /**
   * Limit of files in a package: more means several subjects. {@code linux} is a library of equals.
   */
  private static final int MOST_FILES = 45;

  /** System calls; the decompressors of the system. */
  private static final Set<String> NATIVE =
      Set.of("org.jkdump.bridge.posix", "org.jkdump.bridge.dump.codec");

  private static final Pattern FORBIDDEN_BELOW =
      Pattern.compile(
          "java\\.net\\b|java\\.nio\\.channels|jdk\\.net|jdk\\.jshell|org\\.jline|com\\.sun\\.jna"
              + "|\\bProcessBuilder\\b|\\bProcessHandle\\b|\\.exec\\(|\\bSocketChannel\\b");

  @ParameterizedTest
  @ValueSource(strings = {"artwork", "api", "bridge", "repl"})
  void aRoomUsesOnlyWhatLiesBeneathIt(String room) {
    Sources sources = Sources.of(room);
    assertFalse(sources.files().isEmpty(), "no sources of " + room + " were found");
    Set<String> allowed = new TreeSet<>(sources.packages());
    MAY_USE.get(room).forEach(below -> allowed.addAll(Sources.of(below).packages()));
    List<String> wrong = new ArrayList<>();
    for (Sources.Source file : sources.files()) {
      for (String used : file.packagesNamed("org.jkdump")) {
        boolean known = allowed.stream().anyMatch(p -> used.equals(p) || used.startsWith(p + "."));
        if (!known) {
          wrong.add(file.path().getFileName() + " uses " + used);
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @ParameterizedTest
  @ValueSource(strings = {"artwork", "api"})
  void theLowerRoomsKnowNothingOfSocketsProcessesAndPrompts(String room) {
    List<String> wrong = new ArrayList<>();
    for (Sources.Source file : Sources.of(room).files()) {
      FORBIDDEN_BELOW
          .matcher(file.text())
          .results()
          .forEach(found -> wrong.add(file.path().getFileName() + " names " + found.group()));
    }
    assertEquals(List.of(), wrong);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bridge", "repl"})
  void twoPackagesCallNativeCodeThroughJna(String room) {
    List<String> users =
        Sources.of(room).files().stream()
            .filter(file -> file.text().contains("com.sun.jna"))
            .map(Sources.Source::packageName)
            .filter(name -> !NATIVE.contains(name))
            .toList();
    assertEquals(List.of(), users);
  }

  @ParameterizedTest
  @ValueSource(strings = {"artwork", "api", "bridge", "repl"})
  void aPackageUsesOnlyThoseBeforeItInTheOrder(String room) {
    List<String> wrong = new ArrayList<>();
    uses(Sources.of(room))
        .forEach(
            (user, used) ->
                used.stream()
                    .filter(each -> place(each) >= place(user))
                    .forEach(each -> wrong.add(user + " uses " + each)));
    assertEquals(List.of(), wrong);
  }

  @ParameterizedTest
  @ValueSource(strings = {"artwork", "api", "bridge", "repl"})
  void aPackageHasOneSubject(String room) {
    Map<String, Integer> files = new TreeMap<>();
    Sources.of(room).files().forEach(f -> files.merge(f.packageName(), 1, Integer::sum));
    files.remove("org.jkdump.linux");
    files.values().removeIf(count -> count <= MOST_FILES);
    assertEquals(Map.of(), files, "packages with more than " + MOST_FILES + " files");
  }

  private static int place(String name) {
    int place = ORDER.indexOf(name.substring("org.jkdump.".length()));
    assertTrue(place >= 0, name + " has no place in the order of packages");
    return place;
  }

  private static Map<String, Set<String>> uses(Sources sources) {
    Map<String, Set<String>> uses = new TreeMap<>();
    for (Sources.Source file : sources.files()) {
      Set<String> used = new TreeSet<>(file.packagesNamed("org.jkdump"));
      used.retainAll(sources.packages());
      used.remove(file.packageName());
      uses.computeIfAbsent(file.packageName(), p -> new TreeSet<>()).addAll(used);
    }
    return uses;
  }
}
